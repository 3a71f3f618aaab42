import { afterEach, describe, expect, test } from 'vitest';
import { gatewayServer } from './servers/gateway.ts';
import { type Answer, vendorServer } from './servers/vendor.ts';
import { card, failure, li, open, summary, whsec } from './stages.ts';

let stop = async () => {};
afterEach(() => stop());
const to = { ...li, address: '+8613800001234' };

async function standing() {
  const server = await gatewayServer(whsec);
  stop = server.stop;
  return server;
}
const sent = ({ asked }: Awaited<ReturnType<typeof standing>>) => asked.map(({ body }) => JSON.parse(body.toString()));

describe.each(['sms', 'voice'])('a gateway for %s', (kind) => {
  test('is told whom to reach, with which words and under which key, and its name for the message is kept', async () => {
    const server = await standing();
    expect(await open({ kind, url: server.url }, whsec).send(card, to)).toEqual({ delivered: false, receipt: 'm-1' });
    expect(sent(server)).toMatchObject([
      {
        type: `alert.${kind}`,
        to: to.address,
        idempotencyKey: `${card.alertId}.${kind}`,
        link: 'https://earshot.example/acknowledge/abc.def',
        zh: expect.stringContaining('车险维修·进度'),
        en: expect.stringContaining('Motor repair'),
      },
    ]);
    expect(server.asked[0]!.headers['webhook-id']).toBe(`${card.alertId}.${kind}`);
  });

  test('that sees the same alert again sends it once', async () => {
    const server = await standing();
    const channel = open({ kind, url: server.url }, whsec);
    expect([(await channel.send(card, to)).receipt, (await channel.send(card, to)).receipt]).toEqual(['m-1', 'm-1']);
    expect(server.taken).toHaveLength(1);
  });

  test('with a registered template is told its id and what to fill in, in both languages', async () => {
    const server = await standing();
    const channel = open({ kind, url: server.url, template: 'SMS_1' }, whsec);
    await channel.send(card, to);
    await channel.send(summary, to);
    const [one, several] = sent(server);
    expect(one).toMatchObject({
      template: 'SMS_1',
      parameters: {
        zh: { recipient: '李敏', severity: '中度', touchpoint: '车险维修·进度', left: '还剩4分', due: '10:05' },
        en: { recipient: '李敏', severity: 'Normal', touchpoint: 'Motor repair: progress', left: '4 min left', due: '10:05' },
      },
    });
    expect(several.parameters.zh).toEqual({ recipient: '李敏', count: '2' });
  });

  test('is told nothing when no number is kept', async () => {
    const server = await standing();
    expect((await failure(open({ kind, url: server.url }, whsec).send(card, li))).kind).toBe('never');
    expect(server.asked).toEqual([]);
  });
});

test.each<[object, string, number | undefined]>([
  [{ error: 'again' }, 'again', undefined],
  [{ error: 'slow-down', afterSeconds: 30 }, 'slow-down', 30],
  [{ error: 'slow-down', afterSeconds: 1e9 }, 'slow-down', 600],
  [{ error: 'slow-down', afterSeconds: -1 }, 'slow-down', undefined],
  [{ error: 'never' }, 'never', undefined],
  [{ error: { anything: 'else' }, messageId: 'm-1' }, 'again', undefined],
])('an error within a 200 counts: %j', async (json, kind, afterSeconds) => {
  const answer: Answer = { status: 200, json };
  const textOf = () => ({ text: '' });
  const server = await vendorServer({ refused: () => answer, textOf, accepted: answer, busy: answer, tooMany: answer });
  stop = server.stop;
  expect(await failure(open({ kind: 'sms', url: server.url }, whsec).send(card, to))).toMatchObject({ kind, afterSeconds });
});
