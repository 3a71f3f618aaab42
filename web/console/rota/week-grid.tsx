import { dateIn } from '#domain/calendar/zoned.ts';
import { serverNow } from '../api/clock.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import type { OtherView, Rota } from './answer.ts';
import { daysOf, type Piece, rowsOf } from './week.ts';
import { rotaWords } from './words.ts';

type Props = { rota: Rota; team: string; week: string; absences: readonly OtherView[] };

/** People down, days across: split shifts, breaks between them, who helps out, and who is absent. */
export function WeekGrid({ rota, team, week, absences }: Props) {
  const words = useOwnWords(rotaWords);
  const { levels } = useWords();
  const days = daysOf(week);
  const today = dateIn(serverNow(), rota.timeZone);
  const own = rota.shifts.filter((shift) => shift.team === team);
  const people = rota.people.filter((p) => p.teams.includes(team) || own.some((shift) => shift.person === p.id));
  const rows = rowsOf(
    own,
    absences.filter((a) => a.kind === 'absence' && people.some((p) => p.id === a.person)),
    people,
    days,
    rota.timeZone,
  );
  if (rows.length === 0) return <p className="rota-loud">▲ {words.nobody}</p>;
  const heads = days.map((date, i) => `${words.days[i]} ${date.slice(5)}${date === today ? ` ${words.today}` : ''}`);
  return (
    <table className="rota-grid" aria-label={words.grid}>
      <thead>
        <tr>
          <th scope="col">{words.person}</th>
          {heads.map((head, i) => (
            <th key={head} scope="col" aria-current={days[i] === today ? 'date' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.person} ${row.level} ${row.backup}`}>
            <th scope="row">
              {row.name}{' '}
              {(row.level !== 'agent' || row.backup) && (
                <span className="rota-tag">
                  {[row.level === 'agent' ? '' : levels[row.level], row.backup ? words.backup : ''].filter(Boolean).join(' · ')}
                </span>
              )}
            </th>
            {row.days.map((pieces, i) => (
              <td key={heads[i]} data-title={heads[i]} data-empty={pieces.length === 0 || undefined}>
                {pieces.map((piece) => (
                  <PieceLine key={`${piece.id} ${piece.from}`} piece={piece} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PieceLine({ piece }: { piece: Piece }) {
  const words = useOwnWords(rotaWords);
  const source = words.sources[piece.source];
  const time = piece.isWholeDay ? words.wholeDay : `${piece.from}–${piece.isNextDay ? words.nextDay(piece.to) : piece.to}`;
  return (
    <div className={`rota-piece rota-${piece.source}`}>
      {piece.source === 'absence' && '✕ '}
      {time}
      {source && <span className="rota-tag">{source}</span>}
    </div>
  );
}
