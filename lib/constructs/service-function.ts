import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { Bundles, FunctionName } from '../bundles.ts';
import type { Capability } from '../capability.ts';
import { minute, sumOf } from '../graphs.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import type { Operations } from './operations.ts';

export type ServiceFunctionProps<Env extends z.ZodObject> = {
  bundles: Bundles;
  operations: Operations;
  entry: FunctionName;
  /** The same schema the function parses; what it demands must come from `may` and `env`, nothing more. */
  schema: Env;
  env?: Record<string, string>;
  may?: Capability[];
  timeout: Duration;
  /** Also an alarm when it comes near its timeout: for those that nobody repeats at once. */
  mustBeQuick?: boolean;
  memory?: number;
  logRetentionDays: number;
  /** One sentence: what a failure means for a customer. */
  impact: string;
};

/** One Lambda with its log group, its variables and permissions, its alarms and its row of the dashboard. */
export class ServiceFunction<Env extends z.ZodObject> extends Construct {
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Env>) {
    super(scope, id);
    const { entry, may = [], timeout } = props;
    this.timeout = timeout;
    const environment = Object.assign({}, props.env, ...may.map((m) => m.env)) as Record<string, string>;
    demandExactly(props.schema, environment, entry);
    const logGroup = new LogGroup(this, 'Logs', { retention: props.logRetentionDays, removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundles.folderOf(entry)),
      memorySize: props.memory ?? 512,
      timeout,
      environment,
      description: `Earshot ${entry}. When it fails: ${props.impact}`,
      logGroup,
      // Three lines of Lambda's own for each invocation would cost twice as much as all of ours; failures and timeouts are still told.
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      role,
    });
    for (const capability of may) capability.grant(this.lambda);
    this.watch(props);
  }

  private watch({ operations, entry, impact, timeout, mustBeQuick }: ServiceFunctionProps<Env>): void {
    const errors = this.lambda.metricErrors({ period: minute });
    const throttles = this.lambda.metricThrottles({ period: minute });
    const longest = this.lambda.metricDuration({ period: minute, statistic: Stats.MAXIMUM });
    const nearTimeout = 0.8 * timeout.toMilliseconds();
    new OnCallAlarm(this, `${entry}-fails`, {
      operations,
      sign: `${entry} fails or is throttled`,
      impact,
      metric: sumOf(`${entry} errors and throttles`, [errors, throttles]),
      threshold: 1,
    });
    if (mustBeQuick)
      new OnCallAlarm(this, `${entry}-slow`, {
        operations,
        sign: `${entry} takes nearly as long as it may`,
        impact: `soon ${impact}`,
        metric: longest,
        threshold: nearTimeout,
      });
    operations.row(
      entry,
      `When it fails: ${impact}.`,
      { title: 'Calls, errors, throttles', metrics: [this.lambda.metricInvocations({ period: minute }), errors, throttles] },
      { title: 'Duration, ms', metrics: [this.lambda.metricDuration({ period: minute, statistic: 'p50' }), longest], limit: nearTimeout },
    );
  }
}

function demandExactly(schema: z.ZodObject, environment: Record<string, string>, entry: string): void {
  const optional = Object.entries(schema.shape).filter(([, field]) => (field as z.ZodType).safeParse(undefined).success);
  const wanted = Object.keys(schema.shape).filter((name) => !optional.some(([o]) => o === name));
  const missing = wanted.filter((name) => !(name in environment));
  const surplus = Object.keys(environment).filter((name) => !(name in schema.shape));
  if (missing.length > 0)
    throw new Error(`function ${entry} lacks the variables ${missing.join(', ')}: give it the capability or set them in env`);
  if (surplus.length > 0)
    throw new Error(`function ${entry} is given ${surplus.join(', ')}, which nobody reads: drop the capability or name it in the schema`);
}
