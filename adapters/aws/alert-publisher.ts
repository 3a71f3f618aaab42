import { PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { AlertMessage } from '#domain/alert/alert.ts';
import type { AlertPublisher } from '#domain/alert/ledger.ts';
import { lineOf, sceneOf } from '#domain/feedback/catalogue.ts';

const batchLimit = 10;

/** Publishes to the alerts topic; the attributes are what subscribers filter by. */
export function snsPublisher(client: SNSClient, topicArn: string): AlertPublisher {
  return {
    async publish(messages) {
      for (let start = 0; start < messages.length; start += batchLimit) {
        const entries = messages.slice(start, start + batchLimit).map((message, i) => ({
          Id: String(i),
          Message: JSON.stringify(message),
          MessageAttributes: attributesOf(message),
        }));
        const { Failed } = await client.send(new PublishBatchCommand({ TopicArn: topicArn, PublishBatchRequestEntries: entries }));
        if (Failed?.length) throw new Error(`${Failed.length} of ${entries.length} alerts were not published: ${Failed[0]?.Code}`);
      }
    },
  };
}

function attributesOf(m: AlertMessage) {
  const { step, severity, team, channel, recipient, touchpoint } = m;
  const where = m.notice ? {} : { touchpoint, scene: sceneOf(touchpoint), line: lineOf(touchpoint) };
  const values = { step, severity, team, channel, recipient, ...where };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]));
}
