import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Body } from '../tools/mix.ts';
import { type Call, context, gatewayEvent } from './calls.ts';
import { takeEvents } from './queue.ts';

let calls: Call[] = [];
const clients = { db: DynamoDBDocumentClient, sqs: SQSClient, sns: SNSClient, sfn: SFNClient };
for (const [client, { prototype }] of Object.entries(clients) as [Call['client'], { prototype: { send: unknown } }][]) {
  const send = prototype.send as (command: { input: Call['input'] }, ...rest: unknown[]) => unknown;
  prototype.send = function (this: unknown, command: { input: Call['input'] }, ...rest: unknown[]) {
    calls.push({ client, command: command.constructor.name, input: JSON.parse(JSON.stringify(command.input)) });
    return send.call(this, command, ...rest);
  };
}
const { handler: intake } = await import('#functions/intake.ts');
const { handler: judge } = await import('#functions/judge.ts');

/** Takes in and judges feedbacks from the sources, one by one, and answers the calls that each one made. */
process.on('message', async (bodies: Body[]) => {
  const recorded: Call[][] = [];
  for (const body of bodies) {
    calls = [];
    await intake(gatewayEvent(body) as never, context('intake') as never);
    const [batch] = await takeEvents(process.env.LIVE_QUEUE!, 1);
    await judge(batch as never, context('judge') as never);
    recorded.push(calls);
  }
  process.send!(recorded);
});
process.once('disconnect', () => process.exit());
process.send!('ready');
