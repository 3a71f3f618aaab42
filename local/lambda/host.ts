import { join } from 'node:path';
import { countInvocation } from '../metering/functions.ts';
import type { Meter } from '../metering/tally.ts';
import type { Service } from '../service.ts';
import { region } from '../template/arn.ts';
import { TemplateError } from '../template/failure.ts';
import type { Endpoints } from '../template/resource-type.ts';
import type { Resources } from '../template/resources.ts';
import type { FunctionConfiguration } from './instance.ts';
import { type LambdaFunction, lambdaFunction } from './pool.ts';

export interface LambdaHost extends Service {
  /** By name. */
  functions: Map<string, LambdaFunction>;
}

/** A thread with a bundle costs some 30 MB, and the machine has few cores. */
const mostThreads = 2;

/** All functions of the template, each with one thread that has loaded its code. */
export async function startFunctions(
  resources: Resources,
  endpoints: Endpoints,
  onLine: (functionName: string, line: string) => void,
  meter?: Meter,
): Promise<LambdaHost> {
  process.env.TZ = 'UTC'; // as on AWS; threads share the process's time zone
  const functions = new Map(
    configurations(resources, endpoints).map((configuration) => [
      configuration.name,
      lambdaFunction(configuration, (line) => onLine(configuration.name, line), meter && countInvocation(meter, configuration)),
    ]),
  );
  await Promise.all([...functions.values()].map((each) => each.warm()));
  return {
    functions,
    stop: async () => {
      await Promise.all([...functions.values()].map((each) => each.stop()));
    },
  };
}

/** The functions of the template as they run here. */
export const configurations = (resources: Resources, endpoints: Endpoints): FunctionConfiguration[] =>
  resources.of('AWS::Lambda::Function').map(({ name, logicalId, stack, properties }) => {
    const folder = stack.assets.get(properties.Code.S3Key);
    if (!folder) throw new TemplateError(`${stack.name}/${logicalId}: the asset ${properties.Code.S3Key} is not in the assembly`);
    const [file, handler] = properties.Handler.split('.') as [string, string];
    return {
      name,
      file: join(folder, `${file}.mjs`),
      handler,
      timeoutSeconds: properties.Timeout,
      memoryMegabytes: properties.MemorySize,
      concurrency: properties.ReservedConcurrentExecutions ?? mostThreads,
      environment: {
        ...properties.Environment?.Variables,
        ...runtimeVariables(name, properties.MemorySize, properties.Handler, endpoints),
      },
    };
  });

/** What AWS sets itself, and where the SDK finds the services of this machine. */
const runtimeVariables = (name: string, memory: number, handler: string, { dynamodb, messaging, control }: Endpoints) => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  _HANDLER: handler,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ENDPOINT_URL_SQS: messaging,
  AWS_ENDPOINT_URL_SNS: messaging,
  AWS_ENDPOINT_URL_SFN: control,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: control,
});

/** The function that an ARN, an API Gateway invocation URI or a plain name stands for. */
export function functionOf({ functions }: LambdaHost, reference: string): LambdaFunction {
  const name = reference
    .replace(/\/invocations$/, '')
    .split(':')
    .at(-1)!;
  const found = functions.get(name);
  if (!found) throw new TemplateError(`${reference} names a function that the template does not contain`);
  return found;
}
