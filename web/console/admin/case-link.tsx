import { Link } from 'wouter';
import { shortNumber } from '../case/short-number.ts';

/** A case by the end of its id, which tells it apart; the whole id on request. */
export function CaseLink({ caseId }: { caseId: string }) {
  return (
    <Link href={`/cases/${caseId}`} className="admin-case" title={caseId}>
      {shortNumber(caseId)}
    </Link>
  );
}
