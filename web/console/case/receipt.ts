import type { CaseView } from '../api/types.ts';

/** What a deed that is sent again is answered with, once its case has left this person's sight. */
export type Receipt = Pick<CaseView, 'caseId' | 'version' | 'state'>;

export const isWhole = (answer: CaseView | Receipt): answer is CaseView => 'timeline' in answer;
