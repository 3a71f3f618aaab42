import { createContext, useContext } from 'react';
import type { NumbersView } from '#domain/case/contact.ts';
import type { ActionName, CaseView } from '../api/types.ts';
import type { Doing } from './use-deed.ts';

/** The forms that open below the actions; the others are done with one click. */
export type FormName = Exclude<ActionName, 'claim' | 'phone' | 'verdict'>;
export type OpenCase = Doing & {
  view: CaseView;
  deeds: ReadonlySet<ActionName>;
  take(view: CaseView): void;
  reload(): void;
  /** The customer's numbers, shown for this claim; null: not asked for yet. */
  number: NumbersView | null;
  showNumber(): Promise<void>;
  form: FormName | null;
  openForm(form: FormName | null): void;
};
export const OpenCaseContext = createContext<OpenCase | null>(null);

export function useOpenCase(): OpenCase {
  const open = useContext(OpenCaseContext);
  if (!open) throw new Error('no case is open above this component');
  return open;
}
