import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { Bundles, FunctionName } from '../bundles.ts';
import type { Capability } from '../capability.ts';

export type ServiceFunctionProps<Env extends z.ZodObject> = {
  bundles: Bundles;
  entry: FunctionName;
  /** The same schema the function parses; what it demands must come from `may` and `env`, nothing more. */
  schema: Env;
  env?: Record<string, string>;
  may?: Capability[];
  timeout: Duration;
  memory?: number;
  logRetentionDays: number;
  /** One sentence: what a failure means for a customer. */
  impact: string;
};

/** One Lambda with its log group, its variables and permissions, and an alarm on its errors. */
export class ServiceFunction<Env extends z.ZodObject> extends Construct {
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Env>) {
    super(scope, id);
    const { entry, may = [], timeout } = props;
    this.timeout = timeout;
    const environment = Object.assign({}, props.env, ...may.map((m) => m.env)) as Record<string, string>;
    demandExactly(props.schema, environment, entry);
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundles.folderOf(entry)),
      memorySize: props.memory ?? 512,
      timeout,
      environment,
      description: `Earshot ${entry}. When it fails: ${props.impact}`,
      logGroup: new LogGroup(this, 'Logs', { retention: props.logRetentionDays, removalPolicy: RemovalPolicy.DESTROY }),
    });
    for (const capability of may) capability.grant(this.lambda);
    new Alarm(this, 'Errors', {
      alarmDescription: `${entry} fails: ${props.impact}`,
      metric: this.lambda.metricErrors({ period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
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
