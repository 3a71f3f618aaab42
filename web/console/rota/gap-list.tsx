import Button from 'antd/es/button';
import { useId } from 'react';
import type { GapView } from '#domain/roster/view.ts';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { rotaWords } from './words.ts';

const most = 8;

/** In words what is not covered, the loudest first; `onCover` where the viewer may call somebody in. */
export function GapList({ gaps, onCover }: { gaps: readonly GapView[]; onCover?: ((gap: GapView) => void) | undefined }) {
  const words = useOwnWords(rotaWords);
  const heading = useId();
  const say = useGapText();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>
        {words.gaps} <span className="rota-muted">{gaps.length}</span>
      </h2>
      {gaps.length === 0 && <p>✓ {words.noGaps}</p>}
      <ul className="rota-list">
        {gaps.slice(0, most).map((gap) => (
          <li key={gap.id} className="rota-loud">
            <span>
              {gap.noShifts ? '■' : '▲'} {say(gap)}
            </span>
            {onCover && (
              <Button size="small" onClick={() => onCover(gap)} aria-label={words.coverGap(say(gap))}>
                {words.cover}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {gaps.length > most && <p className="rota-muted">{words.moreGaps(gaps.length - most)}</p>}
    </section>
  );
}

/** A gap in words: when, which team, at which level. */
export function useGapText(): (gap: GapView) => string {
  const words = useOwnWords(rotaWords);
  const { levels } = useWords();
  const { teamName } = useStart();
  const { moment, minute, date } = useTime();
  return ({ noShifts, team, level, from, until }) => {
    if (noShifts) return words.noShifts(teamName(team), levels[level]);
    const end = date(from) === date(until) ? minute(until) : moment(until);
    return words.gap(`${moment(from)}–${end}`, teamName(team), levels[level]);
  };
}
