import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import type { ApiProblem } from '../api/problem.ts';
import { usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useWords } from '../words/use-words.ts';
import { useCaseWords } from './words.ts';

/**
 * Why a deed was not done, who has the case instead, and by which number our logs know it. What was typed stays where it is; `again` asks
 * for the same once more, where that may help.
 */
export function Fault({ problem, again }: { problem: ApiProblem; again?: () => void }) {
  const { errors, states } = useWords();
  const { language } = usePreferences();
  const { personName } = useStart();
  const { refused } = useCaseWords();
  const { status, owner, state, againAt, reference } = problem;
  const { minute } = useTime();
  const stateName = states[state as keyof typeof states] ?? state;
  // Not the owner's any more is told like a lost race: who has it now.
  const isTaken = (status === 409 || (status === 403 && owner !== null)) && stateName;
  // Rounded up: who is told a minute may do it at that minute.
  const refusal = () =>
    againAt
      ? refused.tooSoon(minute(Date.parse(againAt) + 59_999))
      : owner
        ? refused.conflictWith(stateName ?? '', personName(owner))
        : refused.conflict(stateName ?? '');
  const title = problem.isSilence ? errors.noAnswer : isTaken ? refusal() : status === 403 ? errors.forbidden : errors.failed;
  const details = [
    ...(status === 400 || language === 'en' ? problem.errors.map((e) => e.detail) : []),
    ...(reference && status >= 500 ? [errors.reference(reference)] : []),
  ];
  const retry = again && (problem.isSilence || status >= 500) && (
    <Button size="small" onClick={again}>
      {errors.retry}
    </Button>
  );
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={title}
      description={details.length > 0 ? details.join(' · ') : undefined}
      action={retry}
    />
  );
}
