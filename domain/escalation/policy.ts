import * as z from 'zod';
import { Thresholds } from '#domain/judgement/thresholds.ts';

const secondsSpan = z.number().nonnegative();

/** Who a step tells. `owner` is the proposed owner, `team` every agent on duty in the case's team. */
export const Audience = z.enum(['owner', 'team', 'lead', 'supervisor', 'duty']);
export type Audience = z.infer<typeof Audience>;

export const LadderStep = z.object({
  id: z.string().regex(/^[a-z-]+$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Seconds after the customer pressed send. */
  after: secondsSpan,
  tell: z.array(z.object({ who: Audience, channel: z.enum(['first', 'second']) })).min(1),
  /** The apology message to send is shown with this alert. */
  offersApology: z.boolean().optional(),
});
export type LadderStep = z.infer<typeof LadderStep>;

/** What keeps a case from being forgotten once the ladder is spent or the first call is made. Seconds. */
export const FollowUp = z.object({
  /** After a call that found nobody the next must follow within; otherwise the claim returns to the team. */
  nextAttemptWithin: secondsSpan.positive(),
  /** Nobody takes it though everybody was told: they are told again, later and later. */
  unclaimedAfter: secondsSpan.positive(),
  /** Reached but not resolved, and nothing has happened: the owner is reminded, from the second time on with the lead. */
  unresolvedAfter: secondsSpan.positive(),
  /** After a transfer the receiver must have done something within; for policies and rounds written before there was such a clock, two hours. */
  handlingWithin: secondsSpan.positive().default(7200),
  /** A call for which a time was agreed on counts as in time until so long after it; then the claim returns to the team. */
  appointmentGrace: secondsSpan.positive().default(300),
  /** Whoever was asked to hurry, or ordered to, is not asked or ordered again within. */
  nudgePause: secondsSpan.positive().default(300),
});

/** For policies and rounds written before there were reminders. */
export const followUpDefaults = {
  ...{ nextAttemptWithin: 3600, unclaimedAfter: 600, unresolvedAfter: 86_400, handlingWithin: 7200 },
  ...{ appointmentGrace: 300, nudgePause: 300 },
};

/** For policies and rounds written before the number was taken for the beginning of a call. */
export const callingForDefault = 300;

/** Every duration in seconds. A round keeps the version and the steps it was opened with. */
export const Policy = z
  .object({
    version: z.string().min(1),
    callback: z.object({ dueAfter: secondsSpan.positive(), heldDueAfter: secondsSpan.positive() }),
    claim: z.object({
      /** Until then only the proposed owner may claim. */
      exclusiveFor: secondsSpan,
      /** A claim without an attempt returns to the team. */
      expiresAfter: secondsSpan.positive(),
      /** Whoever has been shown the number is calling: the claim stands so long from then on, however old it is. */
      callingFor: secondsSpan.default(callingForDefault),
    }),
    ladder: z.array(LadderStep).min(1),
    followUp: FollowUp.default(followUpDefaults),
    delivery: z
      .object({
        /** No receipt within: the person's next channel is taken. */
        fallbackAfter: secondsSpan.positive(),
      })
      .default({ fallbackAfter: 20 }),
    unreached: z.object({ afterAttempts: z.int().positive() }),
    confirmation: z.object({
      /** A resolved case whose customer stays silent so long ends unconfirmed. */
      within: secondsSpan.positive(),
      /** Feedback at these touchpoints answers "is it solved?". */
      touchpoints: z.array(z.string()),
      /** Options that say yes, by id or by words as sent. */
      solvedOptions: z.array(z.string()).default(['solved', 'yes', '是', '已解决']),
    }),
    breachCauses: z.object({ lateIntakeAfter: secondsSpan, slowJudgementAfter: secondsSpan }),
    judgement: Thresholds,
  })
  .refine((p) => p.ladder.every((step, i) => i === 0 || step.after >= p.ladder[i - 1]!.after), {
    path: ['ladder'],
    message: 'the steps must stand in the order of their seconds',
  })
  .refine((p) => new Set(p.ladder.map((s) => s.id)).size === p.ladder.length, { path: ['ladder'], message: 'two steps have the same id' })
  .refine((p) => p.ladder.at(-1)!.after < p.callback.dueAfter, {
    path: ['ladder'],
    message: 'the last step comes after the callback is due',
  });
export type Policy = z.infer<typeof Policy>;
