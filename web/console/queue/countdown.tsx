import { unsynchronised } from '../api/clock.ts';
import type { CaseSummary } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { bands, useShade } from '../app/theme.ts';
import { useSecond } from '../live/use-now.ts';
import { span, useTime } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { type Band, bandSteps, type Reading, readingOf, shapes } from './bands.ts';
import './countdown.css';
import { queueWords } from './words.ts';

type Props = {
  /** A line of the queue, or the whole case. */
  summary: CaseSummary;
  size: 'list' | 'case';
};

/** How much time is left, or what stands in its place: shape, word and number; colour last. */
export function Countdown({ summary, size }: Props) {
  const { policy } = useStart();
  const shade = useShade();
  const now = useSecond();
  const { band, shape, word, number, name } = useFace(readingOf(summary, bandSteps(policy.ladder), now), now);
  const [background, color] = band ? bands[shade][band] : [];
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={name}
      className={`countdown countdown-${size}`}
      style={{ background, color, borderColor: background }}
    >
      <span aria-hidden="true">{shape}</span>
      {word && <span aria-hidden="true">{word}</span>}
      {number && <strong aria-hidden="true">{number}</strong>}
    </span>
  );
}

type Face = { band?: Band; shape: string; word: string; number: string; name: string };

const hour = 3_600_000;

function useFace(reading: Reading, now: number): Face {
  const { time } = useWords();
  const words = useOwnWords(queueWords);
  const { clock, minute, moment, date } = useTime();
  const near = (at: number) => (date(at) === date(now) ? minute(at) : moment(at));
  switch (reading.kind) {
    case 'held':
      return { shape: '◷', word: words.heldFrom, number: near(reading.at), name: `${words.heldFrom} ${moment(reading.at)}` };
    case 'met':
    case 'late': {
      const [word, number] = [reading.kind === 'met' ? words.met : words.metLate, reading.took === null ? '' : span(reading.took)];
      return { shape: '✓', word, number, name: `${word} ${number}`.trim() };
    }
    case 'none':
      return { shape: '–', word: '', number: '', name: words.noDeadline };
    case 'next': {
      const [label, isOver] = [words.deadlines[reading.deadline], reading.ms < 0];
      return {
        shape: isOver ? '■' : '◇',
        word: isOver ? `${label} ${time.over}` : label,
        number: Math.abs(reading.ms) < hour ? span(reading.ms) : time.by(near(reading.dueAt)),
        name: `${label} ${time.due(near(reading.dueAt))}`,
      };
    }
    case 'left':
    case 'over': {
      const { band, dueAt, ms, kind } = reading;
      const name = time.due(clock(dueAt));
      const shape = shapes[band];
      if (unsynchronised()) return { shape, word: time.unsynchronised, number: clock(dueAt), name: `${name} ${time.unsynchronised}` };
      if (kind === 'over') return { band, shape, word: time.over, number: span(ms), name };
      return ms < hour
        ? { band, shape, word: time.left, number: span(ms), name }
        : { band, shape, word: '', number: time.by(near(dueAt)), name };
    }
  }
}
