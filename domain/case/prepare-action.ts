import { dateIn, instantOf } from '#domain/calendar/zoned.ts';
import type { Fault } from '#domain/feedback/fault.ts';
import { mask } from '#domain/feedback/mask.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { Instant } from '#domain/time.ts';
import type { Action, ActionBodies, ActionName } from './action.ts';
import { faultsOf, occurredAtOf } from './action-faults.ts';
import type { Case } from './case.ts';
import type { CaseStore, ContactStore, NoteStore } from './case-store.ts';
import { receiverFor } from './proposals.ts';
import { noRoom } from './room.ts';
import type { Taxonomy } from './taxonomy.ts';

export type PreparePorts = {
  cases: CaseStore;
  contacts: Pick<ContactStore, 'get'>;
  notes: NoteStore;
  duty: Duty;
  taxonomy: Taxonomy;
  timeZone: string;
  digest: (text: string) => string;
};
export type Prepared = { action: Action } | { faults: Fault[] };

/** Turns a checked body into an action: ids are looked up, texts masked and stored first, the receiver of a transfer chosen. */
export async function prepareAction<Name extends ActionName>(
  ports: PreparePorts,
  c: Case,
  name: Name,
  body: ActionBodies[Name],
  who: string,
  now: Instant,
): Promise<Prepared> {
  const faults = faultsOf(ports, c, name, body, who, now);
  if (faults.length > 0) return { faults };
  const write = async (text: string | undefined): Promise<{ noteId?: string }> => {
    if (text === undefined) return {};
    const noteId = ports.digest(`${c.caseId}\n${text}`).slice(0, 16);
    // It will be refused: nothing is left behind.
    if (!noRoom(c, name, true)) await ports.notes.put(c.caseId, noteId, mask(text));
    return { noteId };
  };
  const asked = { name, body } as { [N in ActionName]: { name: N; body: ActionBodies[N] } }[ActionName];
  switch (asked.name) {
    case 'claim':
      return { action: { type: 'claim' } };
    case 'release':
      return { action: { type: 'release', ...(await write(asked.body.note)) } };
    case 'phone':
      return { action: { type: 'phone', isKnown: ((await ports.contacts.get(c.caseId))?.numbers.length ?? 0) > 0 } };
    case 'reopen':
    case 'notes':
    case 'nudge':
    case 'order':
      return { action: { type: asked.name, ...(await write(asked.body.note)) } };
    case 'reassign': {
      const { person, ifVersion, note } = asked.body;
      return { action: { type: 'reassign', person, ...(ifVersion === undefined ? {} : { ifVersion }), ...(await write(note)) } };
    }
    case 'helpers':
    case 'dismiss':
      return { action: { type: asked.name, person: asked.body.person, ...(await write(asked.body.note)) } };
    case 'verdict':
      return { action: { type: 'verdict', right: asked.body.right, ...(await write(asked.body.note)) } };
    case 'attempts': {
      const { outcome, note, nextAttemptAt } = asked.body;
      const next = nextAttemptAt === undefined ? {} : { nextAttemptAt: Date.parse(nextAttemptAt) };
      return { action: { type: 'attempts', outcome, occurredAt: occurredAtOf(c, asked.body, who, now), ...next, ...(await write(note)) } };
    }
    case 'transfer': {
      const receiver = await receiverFor(ports, asked.body.team, c.touchpoint, now);
      if (!receiver) return { faults: [{ pointer: '/team', detail: `nobody works in team "${asked.body.team}"` }] };
      return { action: { type: 'transfer', team: asked.body.team, receiver, ...(await write(asked.body.note)) } };
    }
    case 'resolve': {
      const { rootCause, responsibleParty, actions, suggested, promise, note } = asked.body;
      const { text, dueAt = undefined } = typeof promise === 'object' ? promise : { text: promise };
      const kept = text && { ...(dueAt ? dated(Date.parse(dueAt), ports.timeZone) : {}), ...(await write(text)) };
      return {
        action: {
          ...{ type: 'resolve', rootCause, responsibleParty, actions },
          ...(suggested ? { suggested } : {}),
          ...(kept ? { promise: kept } : {}),
          ...(await write(note)),
        },
      };
    }
  }
}

/** A promise is for a day, in the insurer's time zone: work on that day counts for it. */
const dated = (dueAt: Instant, timeZone: string) => ({ dueAt, from: instantOf(dateIn(dueAt, timeZone), 0, timeZone) });
