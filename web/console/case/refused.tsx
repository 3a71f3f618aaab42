import Button from 'antd/es/button';
import Result from 'antd/es/result';
import type { ApiProblem } from '../api/problem.ts';
import { Failed } from '../app/failed.tsx';
import { useStart } from '../app/start-data.ts';
import { useWords } from '../words/use-words.ts';
import { useCaseWords } from './words.ts';

type Props = { problem: ApiProblem; again: () => void; onClose?: (() => void) | undefined };

/** Instead of the case: there is none, who may see it, or that it could not be read. */
export function Refused({ problem, again, onClose }: Props) {
  const { refused: words } = useCaseWords();
  const { close } = useWords();
  const { teamName } = useStart();
  const extra = onClose && <Button onClick={onClose}>{close}</Button>;
  if (problem.status === 404 || problem.status === 400)
    return <Result status="404" title={words.missing} subTitle={words.missingText} extra={extra} />;
  if (problem.status === 403) {
    const team = problem.errors.map(({ detail }) => /team "([^"]+)"/.exec(detail)?.[1]).find(Boolean);
    return (
      <Result status="403" title={words.forbidden} subTitle={words.forbiddenText(team ? teamName(team) : words.otherTeam)} extra={extra} />
    );
  }
  return <Failed fault={problem} again={again} />;
}
