import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { dateIn } from '#domain/calendar/zoned.ts';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { type Asked, askedIn, type Opened, openedIn, openedParams, paramsOf } from './asked.ts';

/** What the page was asked for, as its address says, and how to ask for something else. */
export function useAsked() {
  const [params, setParams] = useSearchParams();
  const { insurer, me } = useStart();
  const today = dateIn(serverNow(), insurer.timeZone);
  // Managers look after all teams; so does a lead of none.
  const looksAfterAll = me.teams.length === 0 || me.roles.some((role) => role === 'manager' || role === 'admin');
  const ownTeams = looksAfterAll ? null : me.teams;
  const search = params.toString();
  const asked = useMemo<Asked>(() => askedIn(new URLSearchParams(search), today, ownTeams), [search, today, ownTeams]);

  const change = (to: Record<string, string | null>) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(to)) value === null ? next.delete(name) : next.set(name, value);
      return next;
    });
  const nothing = Object.fromEntries(openedParams.map((name) => [name, null]));
  return {
    asked,
    today,
    ownTeams,
    change,
    param: (name: string) => params.get(name),
    opened: openedIn(params),
    open: (opened: Opened) => change({ ...nothing, ...paramsOf(opened) }),
    close: () => change(nothing),
  };
}
export type AskedPage = ReturnType<typeof useAsked>;
