import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertFor, pendingDelivery } from '#domain/alert/alert.ts';
import { act } from '#domain/case/act.ts';
import { isRefusal } from '#domain/case/action.ts';
import { matterStates } from '#domain/case/case.ts';
import { maySee } from '#domain/case/read-case.ts';
import { type CaseMaterial, caseSummary, caseView } from '#domain/case/view.ts';
import { duty, feedbackOf } from '../../contract/examples.ts';
import { context, owner, resolve, second, stages, tries } from './stages.ts';

const material = (more: Partial<CaseMaterial> = {}): CaseMaterial => ({
  deliveries: [],
  notes: new Map(),
  feedback: [feedbackOf('f1')],
  contact: { name: '周女士', phone: '13812345678' },
  mayCall: false,
  ...more,
});
const viewOf = (c = stages.contacted, more: Partial<CaseMaterial> = {}) => caseView(c, material(more), second(100), 'Asia/Shanghai');
const digits = (text: string) => text.replace(/\D/g, '');

describe('a case as it is shown', () => {
  test('gives the number to its owner only; others see that there is one', () => {
    expect(viewOf(stages.contacted, { mayCall: true }).customer.phone).toBe('13812345678');
    for (const state of matterStates) expect(JSON.stringify(viewOf(stages[state]))).not.toContain('13812345678');
    expect(viewOf().customer).toMatchObject({ name: '周女士', phone: '138****5678' });
    expect(viewOf(stages.contacted, { contact: null }).customer).toMatchObject({ name: null, phone: null });
  });

  test('leaves at least four digits of any number to be guessed', () => {
    const digit = fc.constantFrom(...'0123456789');
    const separated = fc.tuple(fc.constantFrom('', '', '-', ' '), digit).map((pair) => pair.join(''));
    const anyPhone = fc.array(fc.oneof(digit, separated), { minLength: 5, maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(anyPhone, (phone) => {
        const shown = viewOf(stages.open, { contact: { phone } }).customer.phone!;
        expect(shown).toContain('****');
        expect(digits(shown).length).toBeLessThanOrEqual(Math.max(0, digits(phone).length - 4));
      }),
    );
  });

  test('never shows the digests of idempotency keys and requests', () => {
    const acted = act(stages.claimed, { ...tries('busy', second(20)), noteId: 'n1' } as never, owner, context(second(21)), {
      key: 'digest-of-key',
      request: 'digest-of-request',
    });
    if (isRefusal(acted)) throw new Error(acted.detail);
    const text = JSON.stringify(viewOf(acted.case, { notes: new Map([['n1', '没人接']]) }));
    expect(text).not.toMatch(/digest-of|noteId|"key"|"request"/);
    expect(text).toContain('没人接');
  });

  test('tells its times as ISO 8601 and its events with actor and type', () => {
    const { timeline, deadlines, submittedAt, dueAt } = viewOf(stages.resolved);
    expect([submittedAt, dueAt]).toEqual(['2026-11-20T02:00:00.000Z', '2026-11-20T02:05:00.000Z']);
    expect(timeline.map((e) => [e.type, e.actor])).toContainEqual(['resolved', 'agent-li']);
    for (const moment of [...timeline.map((e) => e.at), ...deadlines.map((d) => d.dueAt)]) expect(moment).toMatch(/^2026-.*Z$/);
    expect(timeline.find((e) => e.type === 'attempted')).toMatchObject({ outcome: 'reached', occurredAt: '2026-11-20T02:00:20.000Z' });
  });

  test('shows a resolution with the texts of its note and promise', () => {
    const said = { ...resolve, noteId: 'n1', promise: { dueAt: second(9000), noteId: 'n2' } };
    const acted = act(stages.contacted, said, owner, context(second(30)));
    if (isRefusal(acted)) throw new Error(acted.detail);
    const notes = new Map([
      ['n1', '已与修理厂三方通话'],
      ['n2', '周三18点前回电'],
    ]);
    expect(viewOf(acted.case, { notes }).resolution).toEqual({
      by: 'agent-li',
      at: '2026-11-20T02:00:30.000Z',
      rootCause: 'partner.repair.noreply',
      responsibleParty: 'repairshop',
      actions: ['apologise'],
      note: '已与修理厂三方通话',
      promise: { dueAt: '2026-11-20T04:30:00.000Z', text: '周三18点前回电' },
    });
    expect(viewOf(stages.open).resolution).toBeNull();
  });

  test('shows each alert with the facts that are known of it, and no others', () => {
    const delivery = { ...pendingDelivery(alertFor(stages.open, 'owner', 'agent-li'), 'screen', second(1)), leasedUntil: second(9) };
    const { alerts } = viewOf(stages.open, { deliveries: [{ ...delivery, at: { pending: second(1), sent: second(2) } }] });
    expect(alerts).toEqual([
      {
        ...{ alertId: delivery.alertId, round: 1, step: 'owner', recipient: 'agent-li', channel: 'screen', tries: 0 },
        at: { pending: '2026-11-20T02:00:01.000Z', sent: '2026-11-20T02:00:02.000Z' },
      },
    ]);
  });
});

describe('a line of the queue', () => {
  test.each([
    ['open', 'agent-li', null, 'pending'],
    ['held', null, null, 'pending'],
    ['claimed', 'agent-li', 'agent-li', 'pending'],
    ['contacted', 'agent-li', 'agent-li', 'met'],
    ['reopened', 'agent-li', null, 'pending'],
    ['confirmed', 'agent-li', 'agent-li', 'met'],
    ['closed-unreached', 'agent-li', 'agent-li', 'unreached'],
  ] as const)(
    'of a case that is %s names who has it, else who is proposed, and how its callback stands',
    (state, responsible, claimedBy, callback) => {
      expect(caseSummary(stages[state], second(100))).toMatchObject({ state, owner: responsible, claimedBy, callback });
    },
  );

  test('holds no personal data', () =>
    expect(Object.keys(caseSummary(stages.open, 0))).not.toEqual(expect.arrayContaining(['customer', 'phone', 'name'])));
});

describe('who may see a case', () => {
  const agent = (id: string) => ({ id, seesAll: false });
  const east = { ...stages.open, team: 'callback-east' };

  test('agents the cases of their teams, also as the team that works on the cure; leads all', () => {
    expect(maySee(agent('agent-lu'), east, duty)).toBe(true);
    expect(maySee(agent('agent-lin'), east, duty)).toBe(false);
    expect(maySee(agent('agent-sun'), east, duty)).toBe(false);
    expect(maySee(agent('agent-sun'), { ...east, handlingTeam: 'claims' }, duty)).toBe(true);
    expect(maySee({ id: 'lead-wang', seesAll: true }, east, duty)).toBe(true);
  });

  test('whoever owns it or answered for it first keeps seeing it', () => {
    expect(maySee(agent('agent-lin'), { ...east, matter: { state: 'claimed', owner: 'agent-lin', claimedAt: 0 } }, duty)).toBe(true);
    expect(maySee(agent('agent-lin'), { ...east, firstContactOwner: 'agent-lin' }, duty)).toBe(true);
  });
});
