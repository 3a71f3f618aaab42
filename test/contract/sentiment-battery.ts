import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SentimentModel, toneOf } from '#domain/judgement/sentiment.ts';
import { anyText, naughtyTexts } from '../domain/feedback/any-text.ts';

const clear = {
  unhappy: ['服务太差了,非常失望,电话一直没人接', '修理廠太差了，電話沒人接', 'Terrible service, nobody answers the phone'],
  praising: ['非常满意,感谢你们的耐心', '非常滿意,感謝', 'Excellent service, thank you so much'],
};

/** What every model behind the port must do, whatever it is made of. */
export function sentimentBattery(name: string, model: () => SentimentModel) {
  describe(`the sentiment port: ${name}`, () => {
    test('hears clear discontent and clear praise, in three scripts', async () => {
      const read = await model().read([...clear.unhappy, ...clear.praising].map((text) => ({ text })));
      expect(read.slice(0, 3).every(({ unhappy }) => unhappy > 0.5)).toBe(true);
      expect(read.slice(3).every(({ content }) => content > 0.5)).toBe(true);
    });

    test('answers each text at its own place, however many there are', async () => {
      const texts = Array.from({ length: 60 }, (_, i) => ({ text: i % 3 ? `非常满意 ${i}` : `没人接电话,太差 ${i}` }));
      const read = await model().read(texts);
      expect(read).toHaveLength(60);
      read.forEach((one, i) => {
        if (i % 3) expect(toneOf(one)).toBeGreaterThan(0);
        else expect(toneOf(one)).toBeLessThan(0);
      });
    });

    test('a complaint far down a long text is heard', async () => {
      const filler = '今天下午去网点办理了变更手续。'.repeat(100);
      const [read] = await model().read([{ text: `${filler}修理厂太差,没人管。${filler}` }]);
      expect(toneOf(read!)).toBeLessThan(-0.25);
      expect(read!.evidence.length).toBeGreaterThan(0);
    });

    test('texts that say nothing are neutral, and none asks nothing', async () => {
      const read = await model().read(['', '   \n', '12345', '🚗'].map((text) => ({ text })));
      expect(read.every((one) => Math.abs(toneOf(one)) < 0.25)).toBe(true);
      expect(await model().read([])).toEqual([]);
    });

    test('answers within its ranges for any text, and the same each time', async () => {
      expect(await model().read(naughtyTexts.map((text) => ({ text })))).toHaveLength(naughtyTexts.length);
      await fc.assert(
        fc.asyncProperty(anyText(60), async (text) => {
          const [first] = await model().read([{ text }]);
          const { unhappy, content } = first!;
          expect(Math.min(unhappy, content)).toBeGreaterThanOrEqual(0);
          expect(unhappy + content).toBeLessThanOrEqual(1 + 1e-9);
          expect(await model().read([{ text }])).toEqual([first]);
        }),
        { numRuns: 60 },
      );
    });
  });
}
