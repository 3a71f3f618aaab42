import { useSearchParams } from 'wouter';
import { dateIn } from '#domain/calendar/zoned.ts';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { mondayOf } from './week.ts';

/** Which team and week the page shows, as its address says. */
export function useRotaQuery() {
  const { me, teams, insurer } = useStart();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('week') ?? '';
  const week = mondayOf(
    /^\d{4}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : dateIn(serverNow(), insurer.timeZone),
  );
  const team = search.get('team') ?? me.teams[0] ?? teams[0]?.id ?? '';
  const change = (changes: { team?: string; week?: string | null }) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return { team, week, change };
}
