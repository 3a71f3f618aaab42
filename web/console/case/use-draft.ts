import { useState } from 'react';
import { useStart } from '../app/start-data.ts';
import { draftIn } from './drafts.ts';
import { useOpenCase } from './open-case.ts';

/** A form's content, kept in this tab per person and case until it is sent. `empty` must not change. */
export function useDraft<T>(form: string, empty: T): [value: T, write: (value: T) => void, forget: () => void] {
  const { me } = useStart();
  const { view } = useOpenCase();
  const draft = draftIn(sessionStorage, me.id, view.caseId, form);
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
