/** What a function's thread is started with. */
export interface WorkerData {
  file: string;
  handler: string;
}

/** One invocation. `deadline` is in milliseconds since the epoch. */
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
