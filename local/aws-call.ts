import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });
const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/local/aws4_request, SignedHeaders=host, Signature=none';

/** An answer of an AWS API that is not a success; `type` is the exception's name, as in the SDK. */
export class AwsCallError extends Error {
  override name = 'AwsCallError';
  type: string;
  constructor(type: string, message: string) {
    super(`${type}: ${message}`);
    this.type = type;
  }
}

/** Calls an AWS API that speaks JSON 1.0 at `endpoint`; `target` is such as `AmazonSQS.ReceiveMessage`. A tenth of the SDK's cost. */
export function awsCall<T>(endpoint: string, target: string, input: unknown, signal?: AbortSignal): Promise<T> {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target, 'x-amz-date': '20260101T000000Z', authorization };
  return new Promise((resolve, reject) => {
    const call = request(endpoint, { method: 'POST', agent, headers, signal }, async (response) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const output = JSON.parse(Buffer.concat(chunks).toString() || '{}') as T & { __type?: string; message?: string };
        if (response.statusCode === 200) resolve(output);
        else reject(new AwsCallError(output.__type?.split('#').at(-1) ?? `HTTP ${response.statusCode}`, output.message ?? ''));
      } catch (error) {
        reject(error);
      }
    });
    call.on('error', reject);
    call.end(JSON.stringify(input));
  });
}
