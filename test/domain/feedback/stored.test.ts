import { describe, expect, test } from 'vitest';
import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { contactOf, feedbackOf as openedBy, ownCaseId, StoredFeedback, withoutContact } from '#domain/feedback/stored.ts';
import { feedbackView } from '#domain/feedback/view.ts';
import { click, feedbackOf } from '../../contract/examples.ts';

const accepted = (customer: AcceptedFeedback['customer']): AcceptedFeedback => {
  const { judgement, judged, storedAt, differences, ...rest } = feedbackOf('f1');
  return { ...rest, customer };
};
const zhou = { id: 'c-zhou', name: '周女士', phone: '13800000137', region: '310104' };

describe('what is kept of a customer', () => {
  test('is the id and the region; name and phone go with the open case only', () => {
    expect(withoutContact(accepted(zhou))).toEqual({ ...accepted(zhou), customer: { id: 'c-zhou', region: '310104' } });
    expect(contactOf(accepted(zhou))).toEqual({ name: '周女士', phone: '13800000137' });
    expect(JSON.stringify(withoutContact(accepted(zhou)))).not.toMatch(/周女士|138/);
  });

  test('is the id alone when no region was sent', () => {
    expect(withoutContact(accepted({ id: 'c-zhou' })).customer).toStrictEqual({ id: 'c-zhou' });
  });
});

test('a case bears the name of the feedback that opened it', () => {
  expect([ownCaseId('f12ab'), openedBy('c12ab')]).toEqual(['c12ab', 'f12ab']);
});

describe('a stored feedback as the API shows it', () => {
  test('has its times in ISO 8601 and null for what was not said', () => {
    const bare = feedbackView({ ...feedbackOf('f1'), score: undefined, comment: undefined, judged: false });
    expect(bare).toEqual({
      ...{ feedbackId: 'f1', status: 'unjudged', source: 'survey', sourceId: 'f1', touchpoint: 'claims.motor.repair.progress' },
      ...{ submittedAt: '2026-11-20T02:00:00.000Z', receivedAt: '2026-11-20T02:00:00.500Z', storedAt: '2026-11-20T02:00:00.800Z' },
      ...{ clockAhead: false, customer: { id: 'c-zhou' }, score: null, options: [], comment: null, language: null, caseId: null },
      ...{ judgement: feedbackOf('f1').judgement, differences: 0 },
    });
  });

  test('has everything that was said and decided', () => {
    const said = { options: ['not_solved'], language: 'zh', caseId: 'c1', clockAhead: true, differences: 2 };
    expect(feedbackView(feedbackOf('f1', said))).toMatchObject({
      ...said,
      ...{ status: 'judged', score: { scale: 'nps', value: 1 }, comment: '修理厂三天不接电话' },
    });
  });
});

describe('what is stored', () => {
  test('is read back as it was, for every scale, and never with a name or a phone', () => {
    for (const scale of ['nps', 'csat', 'ces'] as const) {
      const f = feedbackOf('f1', { storedAt: click, score: { scale, value: 1 }, customer: { id: 'c-zhou', region: '310104' } });
      expect(StoredFeedback.parse(f)).toEqual(f);
      expect(StoredFeedback.parse({ ...f, customer: zhou })).toEqual(f);
    }
  });

  test('counts whole differences', () => {
    for (const differences of [-1, 0.5]) expect(StoredFeedback.safeParse(feedbackOf('f1', { differences })).success).toBe(false);
  });
});
