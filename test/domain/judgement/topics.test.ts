import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { topicsHeard } from '#domain/judgement/topic-polarity.ts';
import { detectTopics, topics } from '#domain/judgement/topics.ts';
import cues from '../../../training/cues.json' with { type: 'json' };
import { anyText } from '../feedback/any-text.ts';
import { cpuTime } from '../feedback/cpu-time.ts';
import { reading } from './reading.ts';

test('there are 81 topics, each with both names; all but praise have a class and a party', () => {
  expect(topics).toHaveLength(81);
  expect(new Set(topics.map(({ id }) => id)).size).toBe(81);
  for (const topic of topics) {
    expect(topic.zh && topic.en && cues[topic.id as keyof typeof cues].length).toBeTruthy();
    expect(Boolean(topic.class && topic.party)).toBe(topic.group !== 'praise');
  }
});

const idsIn = (text: string, touchpoint?: string) => detectTopics(text, touchpoint).map(({ id }) => id);

test.each([
  ['修理厂一直不接电话', 'repair.silent_shop'],
  ['查勘员迟到一个小时', 'survey.late_surveyor'],
  ['上传照片步骤有点多', 'digital.upload'],
  ['機器人答非所問,找不到人工', 'hotline.no_human'],
  ['你们说好的回电,等到现在也没有', 'hotline.no_callback'],
  ['The tow truck took three hours', 'rescue.late_rescue'],
  ['客服很耐心', 'praise.kind'],
])('"%s" speaks of %s', (text, topic) => expect(idsIn(text)).toContain(topic));

test.each(['', '  ', '12345', '😀', '今天天气不错', 'The food court was fine'])('"%s" speaks of none', (text) =>
  expect(idsIn(text)).toEqual([]),
);

test('several are told apart in one text, each where it is spoken of', () => {
  const text = '客服很耐心,但是修理厂一直不接电话';
  expect(idsIn(text)).toEqual(expect.arrayContaining(['praise.kind', 'repair.silent_shop']));
  const silent = detectTopics(text).find(({ id }) => id === 'repair.silent_shop')!;
  expect(text.slice(silent.at.start, silent.at.end)).toContain('不接电话');
});

test('the journey of the touchpoint speaks for its own topics', () => {
  const silent = (touchpoint: string) => detectTopics('修理厂一直不接电话', touchpoint).find(({ id }) => id === 'repair.silent_shop')!;
  expect(silent('claims.motor.repair.progress').probability).toBeGreaterThan(silent('').probability);
});

test('at most four are named, surest first, whatever the text', () => {
  const all = detectTopics(
    Object.values(cues)
      .map(([cue]) => cue)
      .join('。'),
  );
  expect(all.length).toBe(4);
  expect(all.map(({ probability }) => probability)).toEqual(all.map(({ probability }) => probability).sort((a, b) => b - a));
  fc.assert(
    fc.property(anyText(60), (text) => {
      for (const { probability, at } of detectTopics(text)) expect(probability > 0 && probability <= 1 && at.start < at.end).toBe(true);
    }),
  );
});

describe('how a topic is spoken of', () => {
  const clauses = [
    { end: 6, unhappy: 0.01, content: 0.95 },
    { end: 17, unhappy: 0.97, content: 0.01 },
  ];
  test('is how its own clause sounds, and a complaint has its class', () => {
    const heard = topicsHeard(detectTopics('客服很耐心,但是修理厂一直不接电话'), { ...reading(-0.6), clauses });
    expect(heard).toContainEqual({ id: 'praise.kind', polarity: 'positive' });
    expect(heard).toContainEqual({ id: 'repair.silent_shop', polarity: 'negative', class: 'product_service' });
  });

  test('is how the whole sounds where no clauses are told apart', () => {
    const polarityAt = (tone: number) => topicsHeard(detectTopics('修理厂一直不接电话'), reading(tone))[0]!.polarity;
    expect([-0.9, 0, 0.9].map(polarityAt)).toEqual(['negative', 'neutral', 'positive']);
  });

  test('is unknown without a reading', () => {
    expect(topicsHeard(detectTopics('修理厂一直不接电话'), null)[0]).toEqual({ id: 'repair.silent_shop', polarity: 'neutral' });
  });
});

test('a long text is read in linear time', () => {
  expect(cpuTime(() => detectTopics('修理厂不接电话,'.repeat(100_000)))).toBeLessThan(1500);
});
