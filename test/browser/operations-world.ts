import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { documents } from '#adapters/aws/table.ts';
import { alertFor, type Delivery, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import { accept } from '#domain/feedback/accept.ts';
import { digest } from '#functions/digest.ts';
import { caseOf } from '../contract/examples.ts';
import type { Earshot } from '../local/contract/earshot.ts';
import { angryAnswerFor } from './browser.ts';

/** What a channel may answer, and a console must show as it is. */
export const hostileAnswer = '<img src=x onerror="document.title=1"> 503';

/** What goes wrong behind the scenes, put where it would lie. */
export function operationsOf(earshot: Earshot) {
  const { outputs, endpoints } = JSON.parse(readFileSync(join(earshot.data, 'server.json'), 'utf8'));
  const { LiveDeadLetterQueue, DeliverDeadLetterQueue, DeliveriesTable } = outputs['earshot-service'];
  const aws = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const sqs = new SQSClient({ ...aws, endpoint: endpoints.messaging });
  const ledger = dynamoLedger(documents(new DynamoDBClient({ ...aws, endpoint: endpoints.dynamodb })), DeliveriesTable);
  const lie = (QueueUrl: string, body: string) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  const alert = (n: number, channel: string): Delivery =>
    pendingDelivery(alertFor(caseOf(`f${n}`), 'owner', 'agent-li'), channel, Date.now());

  return {
    /** A customer's feedback that its judge gave up on; answers its id. */
    async unjudged(sourceId: string): Promise<string> {
      const body = {
        ...{ source: 'claims', sourceId, submittedAt: new Date().toISOString(), touchpoint: 'claims.motor.repair.progress' },
        ...{ customer: { id: sourceId, name: '周敏', phone: '13800001234' }, score: { scale: 'nps', value: 1 }, comment: '修理厂不理人' },
      };
      const taken = accept(body, { catalogueTouchpoints: new Set([body.touchpoint]), receivedAt: Date.now(), digest });
      if (!taken.ok) throw new Error(JSON.stringify(taken.errors));
      await lie(LiveDeadLetterQueue, JSON.stringify(taken.feedback));
      return taken.feedback.feedbackId;
    },
    unreadable: () => lie(LiveDeadLetterQueue, '<script>document.title=2</script>'),
    /** An alert given up by its channel, in the ledger and among the dead letters. */
    async undelivered(): Promise<void> {
      const row = alert(1, 'bell');
      await ledger.addPending([row]);
      await ledger.settle(row, { dead: Date.now(), note: hostileAnswer });
      await lie(DeliverDeadLetterQueue, JSON.stringify(messageOf(row, caseOf('f1'))));
    },
    /** One refused by its channel and tried again, on each of two channels. */
    async refused(): Promise<void> {
      for (const [n, channel] of [[2, 'bell'] as const, [3, 'screen'] as const]) {
        const row = alert(n, channel);
        await ledger.addPending([row]);
        await ledger.lease(row, Date.now(), Date.now() + 1);
        await ledger.failed(row, `${channel} answered 500`);
        // Whoever delivers has it in hand for as long as somebody looks.
        await ledger.lease(row, Date.now() + 1000, Date.now() + 3_600_000);
      }
    },
    /** Agent Li takes a case and looks at its number so many times; answers the case. */
    async reveals(times: number): Promise<string> {
      const caseId = await angryAnswerFor(earshot, 'agent-li');
      await earshot.post(`/v1/cases/${caseId}/claim`, 'agent-li');
      for (let n = 0; n < times; n++) await earshot.post(`/v1/cases/${caseId}/phone`, 'agent-li');
      return caseId;
    },
  };
}
