/** The API's own types: what the functions answer is what the pages read. */
export type { ActionBodies, ActionName } from '#domain/case/action.ts';
export type { MatterState } from '#domain/case/case.ts';
export type { Deadline } from '#domain/case/deadlines.ts';
export type { CaseSummary, CaseView } from '#domain/case/view.ts';
export type { Severity, Signal } from '#domain/judgement/judgement.ts';

import type { CaseListItem } from '#domain/case/list-item.ts';
import type { CaseSummary } from '#domain/case/view.ts';

/** A line of the queue: the case with the customer's words, which an action's answer does not carry. */
export type ListedCase = CaseSummary & { words?: CaseListItem['words'] };
export type { ConsoleStart } from '#domain/staff/console.ts';
