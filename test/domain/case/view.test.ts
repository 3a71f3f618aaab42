import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertFor, pendingDelivery } from '#domain/alert/alert.ts';
import { act } from '#domain/case/act.ts';
import { isRefusal } from '#domain/case/action.ts';
import { matterStates } from '#domain/case/case.ts';
import { maySee, mayWorkOn } from '#domain/case/read-case.ts';
import { type CaseMaterial, caseSummary, caseView } from '#domain/case/view.ts';
import { settle } from '#domain/escalation/settle.ts';
import type { Level } from '#domain/roster/team.ts';
import { duty, feedbackOf } from '../../contract/examples.ts';
import { context, owner, resolve, second, stages, story, tries } from './stages.ts';

const numberOf = (phone: string) => ({ phone, feedbackId: 'f1', source: 'survey', submittedAt: second(0) });
const material = (more: Partial<CaseMaterial> = {}): CaseMaterial => ({
  deliveries: [],
  notes: new Map(),
  feedback: [feedbackOf('f1')],
  contact: { name: '周女士', numbers: [numberOf('13812345678')] },
  ...more,
});
const viewOf = (c = stages.contacted, more: Partial<CaseMaterial> = {}) => caseView(c, material(more), second(100), 'Asia/Shanghai');
const at = (n: number) => new Date(second(n)).toISOString();
const digits = (text: string) => text.replace(/\D/g, '');

describe('a case as it is shown', () => {
  test('gives the whole number to nobody; everybody sees that there is one', () => {
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
        const shown = viewOf(stages.open, { contact: { numbers: [numberOf(phone)] } }).customer.phone!;
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

  test('tells whose turn it is: until when the proposed owner alone may claim, the ladder, and what of it has told somebody', () => {
    const waiting = caseSummary(story([[70, null]]), second(80));
    expect(waiting).toMatchObject({ exclusiveUntil: at(60), held: false, heldUntil: null, attempts: 0, breachCause: null, helpers: [] });
    expect(waiting.steps.map((s) => [s.id, s.at])).toEqual([
      ['owner', at(0)],
      ['team', at(60)],
      ['lead', at(120)],
      ['supervisor', at(180)],
      ['duty-manager', at(240)],
    ]);
    expect(waiting.knows).toEqual([
      { id: 'owner', at: expect.any(String) },
      { id: 'team', at: at(60) },
    ]);
  });

  test('does not say that a level knows which was empty', () => {
    const noLead = {
      ...duty,
      onDuty: (team: string, level: Level, when: number) => (level === 'lead' ? [] : duty.onDuty(team, level, when)),
    };
    const { knows } = caseSummary(story([[130, null]], {}, noLead), second(131));
    expect(knows.map((step) => step.id)).toEqual(['owner', 'team', 'supervisor']);
  });

  test('tells when it was claimed and reached, and when the claim ends, only where that is so', () => {
    expect(caseSummary(stages.open, second(5))).toMatchObject({ claimedAt: null, claimExpiresAt: null, contactedAt: null });
    expect(caseSummary(stages.claimed, second(15))).toMatchObject({ claimedAt: at(10), claimExpiresAt: at(130), contactedAt: null });
    expect(caseSummary(stages.contacted, second(25))).toMatchObject({
      ...{ claimedAt: at(10), claimExpiresAt: null, contactedAt: at(20), attempts: 1 },
    });
  });

  test('of a held case says until when; that it was held stays known when the doors have opened', () => {
    expect(caseSummary(stages.held, second(1))).toMatchObject({ held: true, heldUntil: at(3600) });
    const opened = settle(stages.held, stages.held, duty, second(3600), true).case;
    expect(caseSummary(opened, second(3601))).toMatchObject({ state: 'open', held: true, heldUntil: null });
  });

  test('names the soonest deadline that is still to be met, and why the callback was late', () => {
    expect(caseSummary(stages.open, second(1)).nextDeadline).toEqual({ kind: 'callback', dueAt: at(300) });
    expect(caseSummary(stages.claimed, second(15)).nextDeadline).toEqual({ kind: 'claim', dueAt: at(130) });
    for (const late of [25, 100_000])
      expect(caseSummary(stages.contacted, second(late)).nextDeadline).toEqual({ kind: 'follow-up', dueAt: at(20 + 86_400) });
    expect(caseSummary(stages.resolved, second(35)).nextDeadline).toEqual({ kind: 'confirmation', dueAt: at(30 + 259_200) });
    expect(caseSummary(stages.open, second(300))).toMatchObject({ breachCause: null });
    expect(caseSummary(stages.open, second(301))).toMatchObject({ breachCause: 'nobody claimed', nextDeadline: null });
  });

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

  test('a helper sees it and works on it no more than before', () => {
    const helped = { ...east, helpers: ['agent-sun'] };
    expect(maySee(agent('agent-sun'), helped, duty)).toBe(true);
    expect(mayWorkOn(agent('agent-sun'), helped, duty)).toBe(false);
    expect(mayWorkOn(agent('agent-lu'), { ...east, helpers: ['agent-lu'] }, duty)).toBe(true);
  });

  test('whoever owns it or answered for it first keeps seeing it', () => {
    expect(maySee(agent('agent-lin'), { ...east, matter: { state: 'claimed', owner: 'agent-lin', claimedAt: 0 } }, duty)).toBe(true);
    expect(maySee(agent('agent-lin'), { ...east, firstContactOwner: 'agent-lin' }, duty)).toBe(true);
  });
});
