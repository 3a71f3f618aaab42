import { afterEach, describe, expect, test } from 'vitest';
import type { ChannelFailed } from '#domain/alert/channel.ts';
import type { Fault } from './servers/vendor.ts';
import { card, cardFor, failure, type Stage, type Stand, type Standing, summary } from './stages.ts';

const few = { messages: 3, perSeconds: 60 };
const quick: Fault[] = ['fails', 'refuses', 'breaks', 'taken-breaks'];
const slow: Fault[] = ['silent', 'taken-silent'];

/** The same numbers on every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What every channel to a vendor must do. `pauseSeconds`: how long it waits when the vendor's limit is reached. */
export function channelBattery(kind: string, stand: Stand, { link, pauseSeconds }: { link: RegExp; pauseSeconds: number }): void {
  describe(kind, () => {
    let stage: Stage;
    const standing = async (how?: Standing) => {
      stage = await stand(how);
      return stage;
    };
    afterEach(() => stage.stop());

    test('takes an alert: both languages, time left and when it is due, a link to the case, nothing personal, and no claim that it arrived', async () => {
      const { channel, taken, to } = await standing();
      expect(await channel.send(card, to)).toMatchObject({ delivered: false });
      expect(taken).toHaveLength(1);
      const { text } = taken[0]!;
      for (const words of ['车险维修·进度', '还剩4分', '10:05', 'Motor repair: progress', '4 min left']) expect(text).toContain(words);
      expect(text).toMatch(link);
      expect(text).not.toMatch(/c-zhou|1380000123|修理厂三天/);
    });

    test('takes a summary with the count', async () => {
      const { channel, taken, to } = await standing();
      await channel.send(summary, to);
      for (const words of ['2 件待处理', '2 cases']) expect(taken[0]!.text).toContain(words);
    });

    test('with a wrong secret will never take it, and nothing of the secret is told', async () => {
      const { withWrongSecret, taken, to } = await standing();
      const error = await failure(withWrongSecret.send(card, to));
      expect(error.kind).toBe('never');
      expect(error.message).not.toMatch(/wrong|SEC|k-2|whsec|127\.0\.0\.1/);
      expect(taken).toEqual([]);
    });

    test('asks for patience when its limit is reached, and the message does not count as taken', async () => {
      const { channel, taken, seen, to } = await standing({ limit: few });
      for (let n = 0; n < few.messages; n++) await channel.send(cardFor(`fnext${n}`), to);
      expect(await failure(channel.send(card, to))).toMatchObject({ kind: 'slow-down', afterSeconds: pauseSeconds });
      expect([taken.length, seen.limited]).toEqual([3, 1]);
    });

    test.each([...quick, ...slow])('that %s is worth another try', async (fault) => {
      const { channel, to } = await standing({ faultOf: () => fault, timeoutMs: slow.includes(fault) ? 250 : 5000 });
      const error = await failure(channel.send(card, to));
      expect(error.kind).toBe('again');
      expect(error.message).not.toContain('127.0.0.1');
    });

    test('that nobody answers at is worth another try', async () => {
      const { channel, to, stop } = await standing();
      await stop();
      stage.stop = async () => {};
      expect((await failure(channel.send(card, to))).kind).toBe('again');
    });

    test('that fails three times in ten: what it calls taken arrived, what it calls failed is sent again, and in the end every alert is there', async () => {
      const random = chance(kind.length);
      const { channel, taken, to } = await standing({
        limit: { messages: 1000, perSeconds: 60 },
        faultOf: () => (random() < 0.3 ? quick[Math.floor(random() * quick.length)]! : 'none'),
      });
      const ids = Array.from({ length: 24 }, (_, n) => `fwave${n}`);
      const sendUntilTaken = async (id: string, left = 20): Promise<ChannelFailed['kind'][]> => {
        try {
          await channel.send(cardFor(id), to);
          return [];
        } catch (error) {
          if (left === 0) throw error;
          return [(error as ChannelFailed).kind, ...(await sendUntilTaken(id, left - 1))];
        }
      };
      const failures = (await Promise.all(ids.map((id) => sendUntilTaken(id)))).flat();
      expect(new Set(failures)).toEqual(new Set(['again']));
      // Messages that were taken without an answer come again; all others come once.
      expect(taken.filter((t) => !t.unanswered)).toHaveLength(ids.length);
      expect(taken.length).toBeLessThanOrEqual(ids.length + failures.length);
    });
  });
}
