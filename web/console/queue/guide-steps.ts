import type { CaseSummary, CaseView } from '../api/types.ts';

export const guideSteps = ['duty', 'claim', 'phone', 'attempt', 'resolve'] as const;
export type GuideStep = (typeof guideSteps)[number];

type Known = {
  onDuty: boolean;
  /** The cases in sight, and the whole of one of mine, if it was read. */
  cases: Iterable<Pick<CaseSummary, 'claimedBy' | 'state'>>;
  mine: Pick<CaseView, 'timeline'> | null;
  me: string;
};

const handed = new Set(['resolved', 'confirmed', 'unconfirmed']);

/** What this person has done already, as the real state shows it. */
export function doneSteps({ onDuty, cases, mine, me }: Known): Set<GuideStep> {
  const done = new Set<GuideStep>();
  if (onDuty) done.add('duty');
  for (const c of cases) {
    if (c.claimedBy !== me) continue;
    done.add('claim');
    if (handed.has(c.state)) done.add('resolve');
  }
  for (const { type, actor } of mine?.timeline ?? []) {
    if (actor !== me) continue;
    if (type === 'phone-revealed') done.add('phone');
    if (type === 'attempted') done.add('attempt');
    if (type === 'resolved') done.add('resolve');
  }
  return done;
}

/** The step to take now: the first that was not taken and after which none was; null once the last was. */
export function currentStep(done: ReadonlySet<GuideStep>): GuideStep | null {
  if (done.has('resolve')) return null;
  return guideSteps.find((step) => !done.has(step)) ?? null;
}

/** The case to follow: the one in hand, else the one handed in last. */
export const guidedCase = <C extends Pick<CaseSummary, 'claimedBy' | 'state' | 'claimedAt'>>(cases: Iterable<C>, me: string): C | null =>
  [...cases].filter((c) => c.claimedBy === me).sort((a, b) => (b.claimedAt ?? '').localeCompare(a.claimedAt ?? ''))[0] ?? null;
