import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useOwnWords } from '../words/use-words.ts';
import type { Rota } from './answer.ts';
import { stretchesOf } from './week.ts';
import { rotaWords } from './words.ts';

/** A day as a line of 24 hours: how many agents are there, and where nobody is. The words below say the same. */
export function DayLine({ rota, team, date }: { rota: Rota; team: string; date: string }) {
  const words = useOwnWords(rotaWords);
  const { personName } = useStart();
  const { minute } = useTime();
  const ofTeam = <T extends { team: string; level: string }>(list: readonly T[]) =>
    list.filter((x) => x.team === team && x.level === 'agent');
  const stretches = stretchesOf(date, ofTeam(rota.shifts), ofTeam(rota.gaps), rota.timeZone);
  const [start, end] = [stretches[0]?.from ?? 0, stretches.at(-1)?.to ?? 1];
  const until = (at: number) => (at === end ? '24:00' : minute(at));
  return (
    <div className="rota-line">
      <div className="rota-strip" aria-hidden="true">
        {stretches.map((s) => (
          <span
            key={s.from}
            className={s.gap ? 'rota-hole' : s.people.length > 0 ? 'rota-full' : 'rota-none'}
            style={{ flexGrow: (s.to - s.from) / (end - start) }}
            title={`${minute(s.from)}–${until(s.to)}`}
          >
            {s.gap ? '▲' : s.people.length > 0 ? s.people.length : ''}
          </span>
        ))}
      </div>
      <div className="rota-hours" aria-hidden="true">
        {['0', '6', '12', '18', '24'].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      <ul className="rota-stretches" aria-label={words.lineOf(date)}>
        {stretches
          .filter((s) => s.gap || s.people.length > 0)
          .map((s) => (
            <li key={s.from} className={s.gap ? 'rota-loud' : undefined}>
              <span className="rota-time">{words.stretch(minute(s.from), until(s.to))}</span> {s.gap ? '▲' : '●'}{' '}
              {words.people(s.people.length)}
              {s.people.length > 0 && <span className="rota-muted"> {s.people.map(personName).join(' · ')}</span>}
            </li>
          ))}
      </ul>
    </div>
  );
}
