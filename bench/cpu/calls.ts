/** One call of an AWS client: which client, which command, its input as JSON. */
export type Call = { client: 'db' | 'sqs' | 'sns' | 'sfn'; command: string; input: Record<string, unknown> };

/** What a gateway hands to the intake function for one feedback, its token already checked. */
export const gatewayEvent = (body: object) => ({
  routeKey: 'POST /v1/feedback',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  isBase64Encoded: false,
  requestContext: { authorizer: { lambda: { sub: 'source-claims', role: 'source', source: 'claims' } } },
});

export const context = (functionName: string) => ({
  functionName,
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  memoryLimitInMB: '512',
  invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
  getRemainingTimeInMillis: () => 5000,
});

/** Microseconds of processor time of this process: garbage collection and compiling in other threads are in it. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
