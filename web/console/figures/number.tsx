import Tooltip from 'antd/es/tooltip';
import type { Measured } from './columns.ts';
import { percent } from './format.ts';
import { useFiguresWords } from './use-figures-words.ts';

type NumberProps = {
  measured: Measured;
  text: (value: number) => string;
  /** What the number is of, for those who cannot see where it stands. */
  name: string;
  /** The same figure of the whole, offered where this one says little. */
  whole?: string | null;
  onOpen: () => void;
};

/** A figure that opens its cases. Few are greyed and hatched and say so; fewer than five say nothing else. */
export function FigureNumber({ measured: { value, n, bounds, worth }, text, name, whole, onOpen }: NumberProps) {
  const { words } = useFiguresWords();
  if (worth === 'none') return <span className="figures-none">–</span>;
  const interval = bounds && value !== null ? words.interval(percent(bounds.low), percent(bounds.high)) : null;
  const few = worth === 'hidden' || worth === 'few';
  const shown = value === null ? words.few(n) : text(value);
  const hint = [interval, few || n === value ? null : words.n(n), few && whole ? words.whole(whole) : null].filter(Boolean).join(' · ');
  return (
    <Tooltip title={hint} trigger={['hover', 'focus']}>
      <button
        type="button"
        className={`figures-number${few ? ' figures-few' : ''}`}
        onClick={onOpen}
        aria-label={words.opensCases([name, shown, few && value !== null && words.few(n), hint].filter(Boolean).join(' '))}
      >
        {shown}
        {few && value !== null && <small> {words.few(n)}</small>}
      </button>
    </Tooltip>
  );
}
