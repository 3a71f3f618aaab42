import Result from 'antd/es/result';
import type { ApiProblem } from '../api/problem.ts';
import { Failed } from '../app/failed.tsx';
import { useStart } from '../app/start-data.ts';
import { useCaseWords } from './words.ts';

/** Instead of the case: there is none, who may see it, or that it could not be read. */
export function Refused({ problem, again }: { problem: ApiProblem; again: () => void }) {
  const { refused: words } = useCaseWords();
  const { teamName } = useStart();
  if (problem.status === 404 || problem.status === 400) return <Result status="404" title={words.missing} subTitle={words.missingText} />;
  if (problem.status === 403) {
    const team = problem.errors.map(({ detail }) => /team "([^"]+)"/.exec(detail)?.[1]).find(Boolean);
    return <Result status="403" title={words.forbidden} subTitle={words.forbiddenText(team ? teamName(team) : words.otherTeam)} />;
  }
  return <Failed fault={problem} again={again} />;
}
