import type { ListedCase } from '../api/types.ts';

export type Reason = 'expiring' | 'mine' | 'level' | 'team';
/** Why a case concerns somebody now; the louder reasons first. */
export const reasons: readonly Reason[] = ['expiring', 'mine', 'level', 'team'];
export type Ring = { id: string; reason: Reason; caseId: string };

/** Whom it may concern; `stepsOfMine` are the steps of the ladder that tell this person's level. */
export type Listener = { id: string; teams: readonly string[]; levels: readonly string[]; stepsOfMine: readonly string[] };

const minute = 60_000;
const unclaimed = new Set(['open', 'reopened']);

/** What rings for this person at `now`; whatever somebody has claimed is silent for everybody else. */
export function ringsFor(cases: Iterable<ListedCase>, me: Listener, now: number): Ring[] {
  const rings: Ring[] = [];
  for (const c of cases) {
    const reason = reasonFor(c, me, now);
    if (reason) rings.push({ id: `${reason} ${c.caseId} ${c.round} ${c.claimedAt ?? ''}`, reason, caseId: c.caseId });
  }
  return rings;
}

function reasonFor(c: ListedCase, me: Listener, now: number): Reason | null {
  if (c.claimedBy === me.id && c.state === 'claimed' && c.attempts === 0)
    return c.claimExpiresAt && Date.parse(c.claimExpiresAt) - now <= minute ? 'expiring' : null;
  if (!unclaimed.has(c.state)) return null;
  if (c.proposedOwner === me.id && now < Date.parse(c.exclusiveUntil)) return 'mine';
  if (c.knows.some(({ id }) => me.stepsOfMine.includes(id))) return 'level';
  const isMyTeams =
    me.levels.includes('agent') && (me.teams.includes(c.team) || (c.handlingTeam !== null && me.teams.includes(c.handlingTeam)));
  return isMyTeams && now >= Date.parse(c.exclusiveUntil) ? 'team' : null;
}

type LadderStep = { id: string; tell: { who: string }[] };
/** The steps that tell one of these levels; what tells the team rings as the team's. */
export const stepsTelling = (ladder: readonly LadderStep[], levels: readonly string[]): string[] =>
  ladder.filter((step) => step.tell.some(({ who }) => who !== 'owner' && who !== 'team' && levels.includes(who))).map(({ id }) => id);

/** How often each has rung, and when; when anything rang last. */
export type RingBook = { rung: ReadonlyMap<string, { times: number; at: number }>; lastAt: number };
export const nothingRung: RingBook = { rung: new Map(), lastAt: 0 };

const repeatEvery = 15_000;
const atMost = 4;
const apart = 5000;
/** From so many on it is a surge: one tone a minute tells of all but what concerns this person alone. */
const surge = 10;

/** The tone to play now, null for silence; one tone speaks for all that are due, and is entered for each. */
export function nextTone(book: RingBook, rings: readonly Ring[], now: number): { tone: Reason | null; book: RingBook } {
  const kept = new Map([...book.rung].filter(([id]) => rings.some((r) => r.id === id)));
  const due = rings.filter(({ id }) => {
    const before = kept.get(id);
    return !before || (before.times < atMost && now - before.at >= repeatEvery);
  });
  const tone = reasons.find((reason) => due.some((r) => r.reason === reason)) ?? null;
  const isForAll = tone === 'team' || tone === 'level';
  const pause = rings.length >= surge && isForAll ? minute : apart;
  if (tone === null || now - book.lastAt < pause) return { tone: null, book: { rung: kept, lastAt: book.lastAt } };
  for (const { id } of due) kept.set(id, { times: (kept.get(id)?.times ?? 0) + 1, at: now });
  return { tone, book: { rung: kept, lastAt: now } };
}
