import { act } from '#domain/case/act.ts';
import { type Action, type Actor, isRefusal } from '#domain/case/action.ts';
import type { Case, MatterState } from '#domain/case/case.ts';
import { type CaseContext, confirmCase, openCase } from '#domain/case/open-case.ts';
import { settle } from '#domain/escalation/settle.ts';
import type { StoredFeedback } from '#domain/feedback/stored.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { click, duty, feedbackOf, insurer } from '../../contract/examples.ts';
import { openFrom } from '../calendar/open.ts';

export const owner: Actor = { id: 'agent-li', role: 'agent' };
export const other: Actor = { id: 'agent-chen', role: 'agent' };
export const lead: Actor = { id: 'lead-wang', role: 'lead' };
export const second = (n: number) => click + n * 1000;

export const resolve = {
  type: 'resolve',
  rootCause: 'partner.repair.noreply',
  responsibleParty: 'repairshop',
  actions: ['apologise'],
} as const satisfies Action;
export const tries = (outcome: Extract<Action, { type: 'attempts' }>['outcome'], at: number): Action => ({
  type: 'attempts',
  outcome,
  occurredAt: at,
});

/** Nobody of any team is there until that second after the click. */
export const closedUntil = (n: number): Duty => ({
  ...duty,
  onDuty: (team, level, at) => (at < second(n) ? [] : duty.onDuty(team, level, at)),
  hours: () => openFrom(second(n)),
});

export const context = (now: number, more: Partial<CaseContext> = {}): CaseContext => ({
  policy: insurer.policy,
  duty,
  now,
  proposal: 'agent-li',
  ...more,
});

/** What happens to a case, second by second after the click; null: only time passes. */
export type Happening = [second: number, does: Action | null, actor?: Actor];

/** Tells the life of a case, settled after every happening and at every alarm between them. */
export function story(happenings: Happening[], f: Partial<StoredFeedback> = {}, staff: Duty = duty): Case {
  const heard = feedbackOf('f1', f);
  const openedAt = heard.receivedAt + 500;
  const proposal = staff.onDuty('callback-national', 'agent', openedAt)[0]?.person ?? null;
  let c = settle(openCase(heard, context(openedAt, { duty: staff, proposal })), null, staff, openedAt).case;
  for (const [at, action, actor = owner] of happenings) {
    const now = second(at);
    while (c.wakeAt !== null && c.wakeAt <= now) c = settle(c, c, staff, c.wakeAt, true).case;
    const done = action ? act(c, action, actor, context(now, { duty: staff })) : { case: c };
    if (isRefusal(done)) throw new Error(done.detail);
    c = settle(done.case, c, staff, now).case;
  }
  return c;
}

const claimed: Happening[] = [[10, { type: 'claim' }]];
const contacted: Happening[] = [...claimed, [20, tries('reached', second(20))]];
const resolved: Happening[] = [...contacted, [30, resolve]];

const confirmed = (c: Case) =>
  settle(confirmCase(c, { feedbackId: 'f-yes', submittedAt: second(50) }, second(50)), c, duty, second(50)).case;

/** A case of agent-li in every state of the matter, as it really came there. */
export const stages: Record<MatterState, Case> = {
  open: story([]),
  held: story([], {}, closedUntil(3600)),
  claimed: story(claimed),
  contacted: story(contacted),
  resolved: story(resolved),
  reopened: story([...resolved, [40, { type: 'reopen' }]]),
  confirmed: confirmed(story(resolved)),
  unconfirmed: story([...resolved, [300_000, null]]),
  'closed-unreached': story([
    ...claimed,
    [11, tries('busy', second(11))],
    [12, tries('off', second(12))],
    [13, tries('noanswer', second(13))],
  ]),
};
