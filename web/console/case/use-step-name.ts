import { useStart } from '../app/start-data.ts';
import { kindOfStep } from '../words/steps.ts';
import { useOwn } from '../words/use-words.ts';
import { useOpenCase } from './open-case.ts';
import { useRecordWords } from './record-words.ts';

/** What a step is called: a step of the ladder by the policy's own words, a reminder or notice (`nudged-2`) by ours. */
export function useStepName(): (step: string) => string {
  const { alertSteps, alertAgain } = useRecordWords();
  const { policy } = useStart();
  const { view } = useOpenCase();
  const own = useOwn();
  return (step) => {
    const known = view.steps.find(({ id }) => id === step) ?? policy.ladder.find(({ id }) => id === step);
    if (known) return own(known);
    const { kind, number } = kindOfStep(step);
    const name = alertSteps[kind] ?? step;
    return number > 1 ? alertAgain(name, number) : name;
  };
}
