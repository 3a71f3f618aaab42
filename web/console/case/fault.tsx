import Alert from 'antd/es/alert';
import type { ApiProblem } from '../api/problem.ts';
import { usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { useWords } from '../words/use-words.ts';
import { useCaseWords } from './words.ts';

/** Why a deed was not done, who has the case instead, and by which number our logs know it. What was typed stays where it is. */
export function Fault({ problem }: { problem: ApiProblem }) {
  const { errors, states } = useWords();
  const { language } = usePreferences();
  const { personName } = useStart();
  const { refused } = useCaseWords();
  const { status, owner, state, reference } = problem;
  const stateName = states[state as keyof typeof states] ?? state;
  // Not the owner's any more is told like a lost race: who has it now.
  const isTaken = (status === 409 || (status === 403 && owner !== null)) && stateName;
  const refusal = () => (owner ? refused.conflictWith(stateName ?? '', personName(owner)) : refused.conflict(stateName ?? ''));
  const title = problem.isSilence ? errors.noAnswer : isTaken ? refusal() : status === 403 ? errors.forbidden : errors.failed;
  const details = [
    ...(status === 400 || language === 'en' ? problem.errors.map((e) => e.detail) : []),
    ...(reference && status >= 500 ? [errors.reference(reference)] : []),
  ];
  return <Alert type="error" role="alert" showIcon title={title} description={details.length > 0 ? details.join(' · ') : undefined} />;
}
