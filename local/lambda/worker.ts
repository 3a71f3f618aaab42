import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** Runs inside the thread: loads the function once, then answers one invocation after the other. */
export interface WorkerData {
  file: string;
  handler: string;
}

/** `deadline` is in milliseconds since the epoch. */
export interface Call {
  event: unknown;
  context: { awsRequestId: string; functionName: string; invokedFunctionArn: string; memoryLimitInMB: string; deadline: number };
}

/** A function error as AWS reports it in the payload. */
export interface FunctionError {
  errorType: string;
  errorMessage: string;
  trace?: string[];
}

export type Reply = { ready: true } | { payload: string | undefined } | { error: FunctionError };

const { file, handler: name } = workerData as WorkerData;
const reply = (message: Reply) => parentPort!.postMessage(message);

const functions = (await import(pathToFileURL(file).href)) as Record<string, (event: unknown, context: unknown) => unknown>;
const handler = functions[name];
if (typeof handler !== 'function') throw new Error(`${file} does not export ${name}`);

parentPort!.on('message', async ({ event, context: { deadline, ...context } }: Call) => {
  try {
    const result = await handler(event, {
      ...context,
      functionVersion: '$LATEST',
      callbackWaitsForEmptyEventLoop: true,
      logGroupName: `/aws/lambda/${context.functionName}`,
      logStreamName: 'local',
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    reply({ payload: JSON.stringify(result) });
  } catch (error) {
    reply({ error: describe(error) });
  }
});
reply({ ready: true });

function describe(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: 'Error', errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') };
}
