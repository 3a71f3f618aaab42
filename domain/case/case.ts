import * as z from 'zod';
import { Account, Due } from '#domain/calendar/due.ts';
import { callingForDefault, FollowUp, followUpDefaults, LadderStep } from '#domain/escalation/policy.ts';
import { Severity, Signal } from '#domain/judgement/judgement.ts';
import { Matter } from './matter.ts';
import { outcomes } from './taxonomy.ts';

export { Matter, type MatterState, matterStates, Resolution } from './matter.ts';

const instant = z.number();

export const Attempt = z.object({
  outcome: z.enum(outcomes),
  by: z.string(),
  occurredAt: instant,
  recordedAt: instant,
  noteId: z.string().optional(),
});
export type Attempt = z.infer<typeof Attempt>;

export const breachCauses = [
  'late intake',
  'slow judgement',
  'outside hours',
  'nobody on duty',
  'nobody claimed',
  'claimed but no attempt',
] as const;
export type BreachCause = (typeof breachCauses)[number];

/** A step of the ladder with its instant; whole seconds, so that an alarm finds it due. */
export const Step = LadderStep.extend({ at: instant });
export type Step = z.infer<typeof Step>;

/** One promise of a callback: opened by a feedback (or a reopening), with the policy of that moment. */
export const Round = z.object({
  number: z.int().positive(),
  openedAt: instant,
  /** The customer's click; the shift's start for held cases; receipt for feedback over an hour old. */
  clockStart: instant,
  dueAt: instant,
  submittedAt: instant,
  receivedAt: instant,
  held: z.boolean(),
  policyVersion: z.string(),
  exclusiveUntil: instant,
  claimExpiresAfter: z.number(),
  callingFor: z.number().default(callingForDefault),
  followUp: FollowUp.default(followUpDefaults),
  unreachedAfter: z.int(),
  /** Not kept for past rounds. */
  steps: z.array(Step),
  /** Steps already run, after how many claims; skipped when nobody was on duty at that level. */
  ran: z.record(z.string(), z.object({ at: instant, skipped: z.boolean(), claim: z.int() })),
  attempts: z.array(Attempt),
  breachCause: z.enum(breachCauses).optional(),
  causeLimits: z.object({ lateIntakeAfter: z.number(), slowJudgementAfter: z.number() }),
});
export type Round = z.infer<typeof Round>;

/** What happened, compact; long texts are items of their own, named by `noteId`. */
export const CaseEvent = z.object({
  at: instant,
  type: z.enum([
    'opened',
    'held',
    'released-to-shift',
    'joined',
    'escalated',
    'step-skipped',
    'claimed',
    'released',
    'claim-expired',
    'attempted',
    'contacted',
    'transferred',
    'reassigned',
    'resolved',
    'reopened',
    'round-opened',
    'breached',
    'breach-annulled',
    'confirmed',
    'unconfirmed',
    'closed-unreached',
    'phone-revealed',
    'phone-changed',
    'noted',
    'nudged',
    'ordered',
    'helper-joined',
    'helper-left',
    'judgement-checked',
  ]),
  /** A person, `customer` or `earshot`. */
  actor: z.string(),
  round: z.int(),
  occurredAt: instant.optional(),
  step: z.string().optional(),
  people: z.array(z.string()).optional(),
  outcome: z.enum(outcomes).optional(),
  team: z.string().optional(),
  /** Who worked on it before: its people may lose sight of it. */
  fromTeam: z.string().optional(),
  cause: z.enum(breachCauses).optional(),
  feedbackId: z.string().optional(),
  /** Who sent what changed. */
  source: z.string().optional(),
  /** Until when what was handed over, promised or agreed on is to be done; kept here, so that no deploy moves it. */
  dueAt: instant.optional(),
  /** How that time came about, when not every moment counted. */
  account: Account.optional(),
  /** Whoever has it in hand must have moved it on by then: called again what was not reached, resolved what was. */
  moveOn: Due.optional(),
  /** From then on, the beginning of its day, work for a promise counts as keeping it. */
  from: instant.optional(),
  /** Whether the judgement was right, in the eyes of staff. */
  right: z.boolean().optional(),
  noteId: z.string().optional(),
  /** Digest of actor and Idempotency-Key of the request that made it, and of what it asked. */
  key: z.string().optional(),
  request: z.string().optional(),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** The matter of one unhappy customer, from detection to customer-confirmed closure. */
export const Case = z.object({
  schemaVersion: z.literal(1),
  caseId: z.string(),
  /** Raised by every change; the condition of every write. */
  version: z.int().positive(),
  /** When it was last written; 0 for cases written before this was kept. */
  changedAt: instant.default(0),
  /** Raised whenever `wakeAt` changes; names the alarm. */
  revision: z.int().nonnegative(),
  /** When the case must be looked at again, on a whole second; null: nothing left to wait for. */
  wakeAt: instant.nullable(),
  /** `wakeAt` lies so far ahead that its alarm is left to the sweeper. */
  farAhead: z.boolean().default(false),
  /** The started alarm that this case relies on. It rings no later than `wakeAt`, and one of an older revision makes sure of the next. */
  alarm: z.object({ revision: z.int().nonnegative(), at: instant }).nullable().default(null),
  customerId: z.string(),
  region: z.string().optional(),
  touchpoint: z.string(),
  severity: Severity,
  signals: z.array(Signal),
  /** The first ones; an item may not grow without bound. */
  feedbackIds: z.array(z.string()).min(1),
  /** Further feedbacks that were only counted; one that had to be heard twice may count twice. */
  joinedMore: z.int().nonnegative().default(0),
  submittedAt: instant,
  openedAt: instant,
  /** The callback team; it keeps the case until the customer confirms. */
  team: z.string(),
  /** The team that works on the cure after a transfer. */
  handlingTeam: z.string().optional(),
  proposedOwner: z.string().nullable(),
  firstContactOwner: z.string().nullable(),
  /** Colleagues who were asked to help: they may read the case and write notes. */
  helpers: z.array(z.string()).default([]),
  /** Claims made so far; part of every alert's id. */
  claims: z.int().nonnegative(),
  confirmWithin: z.number(),
  matter: Matter,
  rounds: z.array(Round).min(1),
  timeline: z.array(CaseEvent),
});
export type Case = z.infer<typeof Case>;

export const currentRound = (c: Case): Round => c.rounds.at(-1)!;
export const ownerOf = (c: Case): string | null => ('owner' in c.matter ? c.matter.owner : null);
export const isClosed = (c: Case): boolean => ['confirmed', 'unconfirmed', 'closed-unreached'].includes(c.matter.state);
/** Nobody has it in hand: it may be claimed. */
export const isUnclaimed = (c: Case): boolean => ['open', 'held', 'reopened'].includes(c.matter.state);

/** Every team that has had it, as far as its history tells. */
export const teamsEver = ({ team, handlingTeam, timeline }: Pick<Case, 'team' | 'handlingTeam' | 'timeline'>): string[] =>
  [team, handlingTeam, ...timeline.flatMap((e) => [e.team, e.fromTeam])].filter((id) => id !== undefined);

/** From this event on somebody else has it in hand; `claims` counts these. */
export const isTaking = (e: CaseEvent): boolean => e.type === 'claimed' || e.type === 'transferred' || e.type === 'reassigned';
/** The number of the next event of that kind in the current round: their alerts are told apart by it. */
export const nextNumber = (c: Case, type: CaseEvent['type']): number =>
  c.timeline.filter((e) => e.type === type && e.round === c.rounds.length).length + 1;

export const withEvent = (c: Case, event: CaseEvent): Case => ({ ...c, timeline: [...c.timeline, event] });
export const withRound = (c: Case, round: Round): Case => ({ ...c, rounds: [...c.rounds.slice(0, -1), round] });
