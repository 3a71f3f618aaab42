import { expect, test } from 'vitest';
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
test('a cue inside another word is not heard', () => expect(detectTopics('my licence plate')).toEqual([]));

test('at most four are named, and the touchpoint decides between equals', () => {
  expect(detectTopics(topics.map(({ cues }) => cues[0]).join(',')).length).toBe(4);
  const atRepair = detectTopics('要等配件,没消息', 'claims.motor.repair.progress');
  expect(topicOf(atRepair[0]!)?.group).toBe('repair');
});
