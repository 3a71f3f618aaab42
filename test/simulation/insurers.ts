import type { Policy } from '#domain/escalation/policy.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Level } from '#domain/roster/team.ts';
import { sampleInsurer } from './sample.ts';

/** Insurers a history may begin with, or be deployed in the middle of it. */
const daytime = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }];
const withHours = (i: Insurer): Insurer => ({ ...i, calendars: i.calendars.map((c) => ({ ...c, hours: daytime })) });
const without = (i: Insurer, ...levels: Level[]): Insurer => ({ ...i, rota: i.rota.filter((e) => !levels.includes(e.level)) });
const byDay = (i: Insurer): Insurer => ({ ...i, rota: i.rota.map((e) => (e.level === 'agent' ? { ...e, shifts: daytime } : e)) });
const withPolicy = (i: Insurer, policy: Partial<Policy>): Insurer => ({ ...i, policy: { ...i.policy, ...policy } });

const { ladder } = sampleInsurer.policy;
const brisk = {
  version: 'brisk',
  ladder: ladder.map((step, n) => ({ ...step, after: n * 20 })),
  claim: { exclusiveFor: 20, expiresAfter: 40, callingFor: 60 },
  callback: { dueAfter: 120, heldDueAfter: 600 },
};
const short = { version: 'short', ladder: ladder.slice(0, 2), unreached: { afterAttempts: 1 } };
const everyStep = { version: 'uneven', ladder: ladder.map((step, n) => ({ ...step, after: step.after + n * 0.4 })) };

export const insurers = {
  sample: sampleInsurer,
  brisk: withPolicy(sampleInsurer, brisk),
  short: withPolicy(sampleInsurer, short),
  uneven: withPolicy(sampleInsurer, everyStep),
  'closed at night': withHours(sampleInsurer),
  'agents by day': byDay(sampleInsurer),
  'no agents': without(sampleInsurer, 'agent'),
  'nobody but the duty manager': without(sampleInsurer, 'agent', 'lead', 'supervisor'),
  'nobody at all': without(sampleInsurer, 'agent', 'lead', 'supervisor', 'duty'),
} satisfies Record<string, Insurer>;
export type InsurerName = keyof typeof insurers;
export const insurerNames = Object.keys(insurers) as InsurerName[];
