import { useState } from 'react';
import { useStart } from '../app/start-data.ts';
import { draftIn } from './drafts.ts';
import { useOpenCase } from './open-case.ts';

type Draft<T> = [value: T, write: (value: T) => void, forget: () => void];

/** A form's content about the open case, kept in this tab per person and case until it is sent. `empty` must not change. */
export const useDraft = <T>(form: string, empty: T): Draft<T> => useDraftOf(useOpenCase().view.caseId, form, empty);

/** The same about any case. */
export function useDraftOf<T>(caseId: string, form: string, empty: T): Draft<T> {
  const { me } = useStart();
  const draft = draftIn(sessionStorage, me.id, caseId, form);
  const [value, setValue] = useState(() => draft.read(empty));
  const write = (next: T) => {
    setValue(next);
    draft.write(next, empty);
  };
  const forget = () => {
    setValue(empty);
    draft.forget();
  };
  return [value, write, forget];
}
