import type { Case } from '#domain/case/case.ts';
import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import type { Duty, OnDuty } from '#domain/roster/duty.ts';

/**
 * The customer that is none: Earshot sends itself an unhappy feedback and follows it to the end. One word names its team, its person, its
 * channel and its region. Intake takes regions of six digits only and the configuration may not use the word, so what bears it is the canary's.
 */
export const canary = 'canary';

/** No source can send these: a source has no colon, and an id no two spaces in a row. */
export const canarySource = 'earshot:canary';
export const canaryCustomer = 'earshot  canary';

export const isCanaryFeedback = ({ customer }: Pick<AcceptedFeedback, 'customer'>): boolean => customer.region === canary;
export const isCanaryCase = ({ team }: Pick<Case, 'team'>): boolean => team === canary;
export const isCanaryAlert = ({ recipient }: { recipient: string }): boolean => recipient === canary;

const onDuty: OnDuty[] = [{ person: canary, backup: false }];

/**
 * A duty that knows the canary's team, which is always open, its region, and its person, who is there at every level and hour. Nobody
 * finds them by looking: they stand in no list of teams, people or rota, and whoever asks for them by name is told that they do not exist.
 */
export const withCanary = <D extends Duty>(duty: D): D => ({
  ...duty,
  onDuty: (team, level, at) => (team === canary ? onDuty : duty.onDuty(team, level, at)),
  callbackTeam: (region) => (region === canary ? canary : duty.callbackTeam(region)),
  channelsOf: (person, severity, at) => (person === canary ? [canary] : duty.channelsOf(person, severity, at)),
});
