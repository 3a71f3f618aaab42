/** The end of a case's id, which tells it apart from the others that people talk of. */
export const shortNumber = (caseId: string): string => caseId.slice(-8);
