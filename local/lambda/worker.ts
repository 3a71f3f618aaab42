import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Call, FunctionError, Reply, WorkerData } from './invocation.ts';

// Runs inside the thread: loads the function once, then answers one invocation after the other. It imports no file of ours at run time:
// the thread gets it as text with the types already taken off (see instance.ts).

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
