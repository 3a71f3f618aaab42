import { describe, expect, test } from 'vitest';
import { detectTopics, topicOf, topics } from '#domain/judgement/topics.ts';

test('there are 81 topics, each with both names; all but praise have a class and a party', () => {
  expect(topics).toHaveLength(81);
  expect(new Set(topics.map(({ id }) => id)).size).toBe(81);
  for (const topic of topics) {
    expect(topic.zh && topic.en && topic.cues.length).toBeTruthy();
    expect(Boolean(topic.class && topic.party)).toBe(topic.group !== 'praise');
  }
});

test.each([
  ['修理厂一直不接电话', 'repair.silent_shop'],
  ['查勘员迟到一个小时', 'survey.late_surveyor'],
  ['保单一直没出单,说等审核', 'underwriting.slow_issue'],
  ['上传照片步骤有点多', 'digital.upload'],
  ['機器人答非所問,找不到人工', 'hotline.no_human'],
  ['Claim denied and nobody explains why', 'settle.refused_claim'],
  ['The tow truck took three hours', 'rescue.late_rescue'],
  ['客服很耐心', 'praise.kind'],
])('"%s" speaks of %s', (text, topic) => expect(detectTopics(text)).toContain(topic));

test('denied praise is not praise', () => expect(detectTopics('一点都不专业')).not.toContain('praise.kind'));
test.each(['不专业', '不太专业', '没耐心', 'not very helpful', 'unhelpful', `一点都不专业,${'等了好久'.repeat(5)}`])(
  '"%s" is no praise',
  (text) => expect(detectTopics(text)).not.toContain('praise.kind'),
);
test.each(['没想到这么专业', '不想多说,专业', 'not sure how, but very helpful', '不专业的多了,这位专业'])('"%s" is praise', (text) =>
  expect(detectTopics(text)).toContain('praise.kind'),
);

test.each(['my licence plate', 'breakfast', 'he applied'])('a cue inside another word is not heard: %s', (text) =>
  expect(detectTopics(text)).toEqual([]),
);
test.each(['fast', 'very fast', '真fast', 'breakfast was fast'])('a cue is heard where its word begins: %s', (text) =>
  expect(detectTopics(text)).toEqual(['praise.fast']),
);

test('every cue alone speaks of its topic', () => {
  const unheard = topics.flatMap(({ id, cues }) => cues.filter((cue) => !detectTopics(cue).includes(id)));
  expect(unheard).toEqual([]);
});

describe('the clearest topic stands first', () => {
  test.each([
    ['the longer cue', '迟到,没修好', ['repair.poor_repair', 'survey.late_surveyor']],
    ['Chinese says more in fewer letters', 'no-show,没修好', ['repair.poor_repair', 'survey.no_show']],
    ['two long words before one short', '迟到,badly repaired', ['repair.poor_repair', 'survey.late_surveyor']],
    ['several cues before one, however long', '不是我的责任,没修好,异响,色差', ['repair.poor_repair', 'survey.fault_dispute']],
    ['what is said once more', '迟到,爽约,失约', ['survey.no_show', 'survey.late_surveyor']],
  ])('%s', (_, text, ordered) => expect(detectTopics(text)).toEqual(ordered));
});

test('at most four are named, and the touchpoint decides between equals', () => {
  expect(detectTopics(topics.map(({ cues }) => cues[0]).join(',')).length).toBe(4);
  const atRepair = detectTopics('要等配件,没消息', 'claims.motor.repair.progress');
  expect(topicOf(atRepair[0]!)?.group).toBe('repair');
});
