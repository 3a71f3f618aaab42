import { dateIn, instantOf } from '#domain/calendar/zoned.ts';
import type { Fault } from '#domain/feedback/fault.ts';
import { mask } from '#domain/feedback/mask.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { type Instant, iso, seconds } from '#domain/time.ts';
import type { Action, ActionBodies, ActionName } from './action.ts';
import { type Case, type CaseEvent, currentRound, isTaking } from './case.ts';
import type { CaseStore, ContactStore, NoteStore } from './case-store.ts';
import { receiverFor } from './proposals.ts';
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

/** Clocks of telephones and browsers may be so far ahead. */
const clockToleranceSeconds = 60;

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
    await ports.notes.put(c.caseId, noteId, mask(text));
    return { noteId };
  };
  const asked = { name, body } as { [N in ActionName]: { name: N; body: ActionBodies[N] } }[ActionName];
  switch (asked.name) {
    case 'claim':
      return { action: { type: 'claim' } };
    case 'release':
      return { action: { type: 'release', ...(await write(asked.body.note)) } };
    case 'phone':
      return { action: { type: 'phone', isKnown: (await ports.contacts.get(c.caseId))?.phone !== undefined } };
    case 'reopen':
    case 'notes':
    case 'nudge':
    case 'order':
      return { action: { type: asked.name, ...(await write(asked.body.note)) } };
    case 'reassign':
    case 'helpers':
      return { action: { type: asked.name, person: asked.body.person, ...(await write(asked.body.note)) } };
    case 'verdict':
      return { action: { type: 'verdict', right: asked.body.right, ...(await write(asked.body.note)) } };
    case 'attempts': {
      const { outcome, note, occurredAt } = asked.body;
      const at = occurredAt === undefined ? now : Math.max(inHandSince(c, who), Math.min(now, Date.parse(occurredAt)));
      return { action: { type: 'attempts', outcome, occurredAt: at, ...(await write(note)) } };
    }
    case 'transfer': {
      const receiver = await receiverFor(ports, asked.body.team, c.touchpoint, now);
      if (!receiver) return { faults: [{ pointer: '/team', detail: `nobody works in team "${asked.body.team}"` }] };
      return { action: { type: 'transfer', team: asked.body.team, receiver, ...(await write(asked.body.note)) } };
    }
    case 'resolve': {
      const { rootCause, responsibleParty, actions, promise, note } = asked.body;
      const said = typeof promise === 'string' ? { text: promise } : promise;
      const kept = said && { ...(said.dueAt ? dated(Date.parse(said.dueAt), ports.timeZone) : {}), ...(await write(said.text)) };
      return {
        action: { type: 'resolve', rootCause, responsibleParty, actions, ...(kept ? { promise: kept } : {}), ...(await write(note)) },
      };
    }
  }
}

/** A promise is for a day, in the insurer's time zone: work on that day counts for it. */
const dated = (dueAt: Instant, timeZone: string) => ({ dueAt, from: instantOf(dateIn(dueAt, timeZone), 0, timeZone) });

function faultsOf<Name extends ActionName>(
  { taxonomy, duty }: PreparePorts,
  c: Case,
  name: Name,
  body: ActionBodies[Name],
  who: string,
  now: Instant,
): Fault[] {
  const unknown = (pointer: string, id: string, list: { id: string }[], what: string): Fault[] =>
    list.some((entry) => entry.id === id)
      ? []
      : [{ pointer, detail: `no ${what} "${id.slice(0, 60)}"; known are ${list.map((e) => e.id).join(', ')}` }];
  if (name === 'transfer') {
    const { team } = body as ActionBodies['transfer'];
    return duty.team(team) ? [] : [{ pointer: '/team', detail: `no team "${team}"` }];
  }
  if (name === 'helpers' || name === 'reassign') {
    const { person } = body as ActionBodies['reassign'];
    if (!duty.person(person)) return [{ pointer: '/person', detail: `nobody has the id "${person}"` }];
    const mayOwn = (team: string) => team === c.team || duty.team(team)?.kind === 'callback';
    if (name === 'helpers' || duty.teamsOf(person).some(mayOwn)) return [];
    return [
      { pointer: '/person', detail: `"${person}" works neither in team "${c.team}" nor in another callback team; transfer it instead` },
    ];
  }
  if (name === 'resolve') {
    const { rootCause, responsibleParty, actions } = body as ActionBodies['resolve'];
    return [
      ...unknown('/rootCause', rootCause, taxonomy.causes, 'root cause'),
      ...unknown('/responsibleParty', responsibleParty, taxonomy.parties, 'party'),
      ...actions.flatMap((action, i) => unknown(`/actions/${i}`, action, taxonomy.actions, 'action')),
    ];
  }
  if (name === 'attempts') {
    const { occurredAt } = body as ActionBodies['attempts'];
    if (occurredAt === undefined) return [];
    const at = Date.parse(occurredAt);
    if (at > now + seconds(clockToleranceSeconds)) return [{ pointer: '/occurredAt', detail: 'lies in the future' }];
    const { openedAt } = currentRound(c);
    if (at < openedAt) return [{ pointer: '/occurredAt', detail: `lies before this callback was owed (${iso(openedAt)})` }];
    const mine = inHandSince(c, who);
    if (at < mine - seconds(clockToleranceSeconds))
      return [{ pointer: '/occurredAt', detail: `lies before you had this case in hand (${iso(mine)})` }];
  }
  return [];
}

/** Nobody calls before the case is theirs: the number is shown to the owner only. */
function inHandSince(c: Case, who: string): Instant {
  const mine = (e: CaseEvent) => isTaking(e) && (e.type === 'claimed' ? e.actor === who : e.people?.includes(who));
  return c.timeline.find((e) => e.round === c.rounds.length && mine(e))?.at ?? currentRound(c).openedAt;
}
