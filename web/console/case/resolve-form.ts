import { instantOf, minutesOf } from '#domain/calendar/zoned.ts';
import type { ActionBodies } from '../api/types.ts';
import { noteOf } from './outcomes.ts';

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

/** Fields that stop it from being sent, in their order on the screen. A date alone promises nothing. */
export function missingIn({ rootCause, responsibleParty, actions, promise, promiseAt }: ResolveForm): ResolveField[] {
  const missing: ResolveField[] = [];
  if (!rootCause) missing.push('rootCause');
  if (!responsibleParty) missing.push('responsibleParty');
  if (actions.length === 0) missing.push('actions');
  if (promiseAt !== '' && promise.trim() === '') missing.push('promise');
  return missing;
}

/** What is sent of a form without missing fields. */
export function resolveBody(form: ResolveForm, timeZone: string): ActionBodies['resolve'] {
  const said = form.promise.trim();
  const note = noteOf(form.note);
  const dueAt = form.promiseAt === '' ? {} : { dueAt: new Date(instantAt(form.promiseAt, timeZone)).toISOString() };
  return {
    rootCause: form.rootCause!,
    responsibleParty: form.responsibleParty!,
    actions: form.actions,
    ...(said === '' ? {} : { promise: { text: said, ...dueAt } }),
    ...(note === undefined ? {} : { note }),
  };
}

/** The instant (ms) at which the insurer's clocks show `yyyy-mm-ddThh:mm`. */
export const instantAt = (clock: string, timeZone: string): number => instantOf(clock.slice(0, 10), minutesOf(clock.slice(11)), timeZone);
