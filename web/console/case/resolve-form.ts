import type { ActionBodies } from '../api/types.ts';
import { noteOf } from './outcomes.ts';
import type { Suggestion } from './suggestion.ts';
import { instantAt } from './wall-clock.ts';

/** The five fields as typed. `promiseAt` is a wall clock of the insurer, `yyyy-mm-ddThh:mm`, or empty. */
export type ResolveForm = {
  rootCause: string | null;
  responsibleParty: string | null;
  actions: string[];
  promise: string;
  promiseAt: string;
  note: string;
};
export type ResolveField = keyof ResolveForm;

/** Fields that stop it from being sent, in their order on the screen. A date alone promises nothing, nor does a promise without one. */
export function missingIn({ rootCause, responsibleParty, actions, promise, promiseAt }: ResolveForm): ResolveField[] {
  const missing: ResolveField[] = [];
  if (!rootCause) missing.push('rootCause');
  if (!responsibleParty) missing.push('responsibleParty');
  if (actions.length === 0) missing.push('actions');
  if (promiseAt !== '' && promise.trim() === '') missing.push('promise');
  if (promiseAt === '' && promise.trim() !== '') missing.push('promiseAt');
  return missing;
}

/** What is sent of a form without missing fields, with what had been filled in before anybody typed. */
export function resolveBody(form: ResolveForm, suggestion: Suggestion | null, timeZone: string): ActionBodies['resolve'] {
  const said = form.promise.trim();
  const note = noteOf(form.note);
  return {
    rootCause: form.rootCause!,
    responsibleParty: form.responsibleParty!,
    actions: form.actions,
    ...(suggestion ? { suggested: filledIn(suggestion) } : {}),
    ...(said === '' ? {} : { promise: { text: said, dueAt: new Date(instantAt(form.promiseAt, timeZone)).toISOString() } }),
    ...(note === undefined ? {} : { note }),
  };
}

const filledIn = ({ rootCause, responsibleParty, actions }: Suggestion): ActionBodies['resolve']['suggested'] => ({
  ...(rootCause === null ? {} : { rootCause }),
  ...(responsibleParty === null ? {} : { responsibleParty }),
  ...(actions.length === 0 ? {} : { actions }),
});
