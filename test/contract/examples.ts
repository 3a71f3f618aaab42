import { loadInsurer } from '#config/load.ts';
import type { Case } from '#domain/case/case.ts';
import { openCase } from '#domain/case/open-case.ts';
import type { StoredFeedback } from '#domain/feedback/stored.ts';
import { dutyOf } from '#domain/roster/duty.ts';

export const insurer = loadInsurer();
export const duty = dutyOf(insurer);
/** Friday 2026-11-20, 10:00 in Shanghai. */
export const click = Date.parse('2026-11-20T10:00:00+08:00');

export const feedbackOf = (feedbackId: string, more: Partial<StoredFeedback> = {}): StoredFeedback => ({
  schemaVersion: 1,
  feedbackId,
  bodyDigest: 'first',
  source: 'survey',
  sourceId: feedbackId,
  submittedAt: click,
  receivedAt: click + 500,
  touchpoint: 'claims.motor.repair.progress',
  customer: { id: 'c-zhou' },
  score: { scale: 'nps', value: 1 },
  comment: '修理厂三天不接电话',
  judgement: {
    unhappy: true,
    probability: 0.9,
    sentiment: -0.8,
    severity: 'normal',
    topics: [],
    signals: [],
    reasons: [{ zh: '评分 1 分', en: 'score 1' }],
    phrases: [],
  },
  judged: true,
  storedAt: click + 800,
  differences: 0,
  ...more,
});

export const caseOf = (feedbackId: string, more: Partial<Case> = {}, at = click + 1000): Case => ({
  ...openCase(feedbackOf(feedbackId), { policy: insurer.policy, duty, now: at, proposal: 'agent-li' }),
  ...more,
});
