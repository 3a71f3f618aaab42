import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { flat } from '#adapters/channels/robot.ts';
import type { CaseCard, Recipient } from '#domain/alert/channel.ts';
import { vendorServer } from './servers/vendor.ts';
import { card, failure, li, open, type Stage, type Standing, stages } from './stages.ts';

type Kind = 'wecom' | 'dingtalk' | 'feishu';
const kinds: Kind[] = ['wecom', 'dingtalk', 'feishu'];
let stop = async () => {};
afterEach(() => stop());

async function standing(kind: Kind, how?: Standing): Promise<Stage> {
  const stage = await stages[kind](how);
  stop = stage.stop;
  return stage;
}

/** The body that robot got for that card. */
async function bodyFor(kind: Kind, to: Recipient, sent = card): Promise<string> {
  const { channel, taken } = await standing(kind);
  await channel.send(sent, to);
  return taken[0]!.text;
}

describe('a robot', () => {
  const evil = '**[点我](http://evil.example)** <@all>\n# 标题 &#60;at id=all&#62; http://evil.example';
  const hostile: CaseCard = { ...(card as CaseCard), touchpointName: { zh: evil, en: '<at id=all></at> @all' }, recipientName: '<@all>' };

  test.each(kinds)('of %s shows mark-up in names as signs: no link, no heading, nobody mentioned', async (kind) => {
    const body = await bodyFor(kind, li, hostile);
    const marked = kind === 'feishu' ? JSON.stringify(JSON.parse(body).elements) : body;
    expect(marked).not.toMatch(/\]\(http:\/\/evil|http:\/\/evil|<@|<at|@all|&#|\n# /);
    expect(body).toContain('点我');
  });

  test.each(kinds)('of %s mentions nobody for whom it has no address', async (kind) => {
    expect(await bodyFor(kind, li)).not.toMatch(/@|<at/);
  });

  test('of WeCom mentions by userid, that of Feishu by its id', async () => {
    expect(await bodyFor('wecom', { ...li, address: 'li.min@hq' })).toContain('<@li.min@hq>');
    await stop();
    expect(await bodyFor('feishu', { ...li, address: 'ou_1' })).toContain('<at id=ou_1></at>');
  });

  test.each([
    ['a mobile number of the mainland, without the country code', '+8613800001234', { atMobiles: ['13800001234'] }],
    ['a number of elsewhere as it is', '+4915100001234', { atMobiles: ['+4915100001234'] }],
    ['a userid, also one of digits only', '0125056400954069', { atUserIds: ['0125056400954069'] }],
  ])('of DingTalk mentions %s, and names it in the text', async (_, address, at) => {
    const asked: { at: object; markdown: { text: string } }[] = [];
    const answer = { status: 200, json: { errcode: 0 } };
    const textOf = ({ body }: { body: Buffer }) => {
      asked.push(JSON.parse(body.toString()));
      return { text: '' };
    };
    const server = await vendorServer({ refused: () => null, textOf, accepted: answer, busy: answer, tooMany: answer });
    stop = server.stop;
    await open({ kind: 'dingtalk', url: server.url }, { token: 't', secret: 's' }).send(card, { ...li, address });
    expect(asked[0]!.at).toEqual(at);
    expect(asked[0]!.markdown.text).toContain(`@${Object.values(at).flat()[0]}`);
  });

  test('of WeCom still brings the link when names are longer than a message may be', async () => {
    const long = { zh: '长'.repeat(3000), en: 'long' };
    const body = await bodyFor('wecom', { ...li, address: 'limin' }, { ...hostile, touchpointName: long });
    expect(Buffer.byteLength(body)).toBeLessThan(4096);
    expect(body).toMatch(/\/cases\/cchannel.*\n<@limin>$/);
  });
});

describe('what a robot answers decides about the next try', () => {
  const secrets = { wecom: 'k', dingtalk: { token: 't', secret: 's' }, feishu: { hook: 'h', secret: 's' } };
  const failing = async (kind: Kind, status: number, json: unknown, headers?: Record<string, string>) => {
    const answer = { status, json, ...(headers ? { headers } : {}) };
    const server = await vendorServer({
      refused: () => answer,
      textOf: () => ({ text: '' }),
      accepted: answer,
      busy: answer,
      tooMany: answer,
    });
    stop = server.stop;
    const { kind: found, afterSeconds } = await failure(open({ kind, url: server.url }, secrets[kind]).send(card, li));
    return [found, afterSeconds];
  };

  test.each<[string, Kind, object, string, number?]>([
    ['busy', 'wecom', { errcode: -1 }, 'again'],
    ['too often', 'wecom', { errcode: 45009 }, 'slow-down', 60],
    ['too many at once', 'wecom', { errcode: 45033 }, 'slow-down', 2],
    ['an unknown key', 'wecom', { errcode: 93000 }, 'never'],
    ['a code nobody has told us of', 'wecom', { errcode: 123456 }, 'again'],
    ['busy', 'dingtalk', { errcode: -1 }, 'again'],
    ['too fast, shut out for ten minutes', 'dingtalk', { errcode: 130101 }, 'slow-down', 600],
    ['too fast, under its newer code', 'dingtalk', { errcode: 410100 }, 'slow-down', 600],
    ['a wrong signature', 'dingtalk', { errcode: 310000 }, 'never'],
    ['an unknown token', 'dingtalk', { errcode: 300001 }, 'never'],
    ['a robot that was stopped', 'dingtalk', { errcode: 400102 }, 'never'],
    ['a group that is gone', 'dingtalk', { errcode: 400013 }, 'never'],
    ['too fast', 'feishu', { code: 11232 }, 'slow-down', 10],
    ['a wrong signature', 'feishu', { code: 19021 }, 'never'],
    ['a key word that is missing', 'feishu', { code: 19024 }, 'never'],
    ['a body it cannot read', 'feishu', { code: 9499, msg: 'Bad Request' }, 'never'],
    ['too many, under the same code', 'feishu', { code: 9499, msg: 'too many request' }, 'slow-down', 10],
  ])('%s (%s %j)', async (_, kind, json, wanted, pause) => {
    expect(await failing(kind, 200, json)).toEqual([wanted, pause]);
  });

  test('the code counts also where the status is that of a refusal; without a code the status does', async () => {
    const answers: unknown[] = [];
    for (const [status, json] of [
      [400, { code: 11232 }],
      [400, { code: 19001 }],
      [403, undefined],
      [404, {}],
      [408, undefined],
      [500, { code: 19001 }],
    ] as const) {
      answers.push((await failing('feishu', status, json))[0]);
      await stop();
    }
    expect(answers).toEqual(['slow-down', 'never', 'never', 'never', 'again', 'again']);
  });

  test('a status 429 says how long to wait, ten minutes at most', async () => {
    expect(await failing('wecom', 429, undefined, { 'retry-after': '7' })).toEqual(['slow-down', 7]);
    await stop();
    expect(await failing('wecom', 429, undefined, { 'retry-after': '86400' })).toEqual(['slow-down', 600]);
  });

  test.each([
    ['not JSON of an object', 'text'],
    ['null', null],
    ['a code in words', { errcode: '0' }],
    ['endless', { errcode: 0, more: 'x'.repeat(5000) }],
  ])('an answer that is %s does not count as taken', async (_, json) =>
    expect(await failing('wecom', 200, json)).toEqual(['again', undefined]),
  );
});

test('whatever stands in a name, no sign of mark-up is left, and nothing else is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
      const shown = flat(name);
      expect(shown).not.toMatch(/[\\`*_~[\]()<>#@|!\p{Cc}\p{Cf}]|:\/\//u);
      expect(shown.normalize('NFKC').replace(/\s/g, '')).toBe(
        name
          .replace(/[\p{Cc}\p{Cf}]/gu, '')
          .normalize('NFKC')
          .replace(/\s/g, ''),
      );
    }),
  );
});
