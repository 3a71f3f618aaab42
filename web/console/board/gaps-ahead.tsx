import { Link } from 'wouter';
import { addDays, dateIn } from '#domain/calendar/zoned.ts';
import { serverNow } from '../api/clock.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { useStart } from '../app/start-data.ts';
import type { Rota } from '../rota/answer.ts';
import { useGapText } from '../rota/gap-list.tsx';
import { useOwnWords } from '../words/use-words.ts';
import { gapsWithin } from './staff.ts';
import { boardWords } from './words.ts';

const everyMs = 60_000;
const day = 86_400_000;

/** Service time of the next 24 hours in which nobody will be on duty by the rota; each leads to where it is covered. */
export function GapsAhead({ teams }: { teams: readonly string[] }) {
  const words = useOwnWords(boardWords);
  const { insurer } = useStart();
  const say = useGapText();
  const today = dateIn(serverNow(), insurer.timeZone);
  const asked = useAnswer<Rota>('/v1/rota', { from: today, until: addDays(today, 1) }, everyMs);
  const gaps = gapsWithin(asked.answer?.gaps ?? [], teams, serverNow() + day);
  return (
    <>
      <h3>
        {words.ahead} {asked.answer && <span className="board-n">{gaps.length}</span>}
      </h3>
      {asked.fault && <Failed fault={asked.fault} again={asked.again} />}
      {asked.answer && gaps.length === 0 && <p>✓ {words.noneAhead}</p>}
      <ul>
        {gaps.map((gap) => (
          <li key={gap.id} className="board-empty-team">
            {gap.noShifts ? '■' : '▲'} {say(gap)}{' '}
            <Link href={`/rota?team=${gap.team}`} aria-label={words.coverOf(say(gap))}>
              {words.cover}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
