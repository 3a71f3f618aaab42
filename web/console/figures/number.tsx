import Tooltip from 'antd/es/tooltip';
import type { Column, Measured } from './columns.ts';
import { useFiguresWords } from './use-figures-words.ts';

type NumberProps = {
  column: Pick<Column, 'kind'>;
  measured: Measured;
  /** What the number is of, for those who cannot see where it stands. */
  name: string;
  /** The same figure of the whole, offered where this one says little. */
  whole?: string | null;
  onOpen: () => void;
};

/** A figure that opens its cases. Few are greyed and hatched and say so; fewer than five say nothing else. */
export function FigureNumber({ column, measured: { value, n, bounds, worth }, name, whole, onOpen }: NumberProps) {
  const { words, valueText, marginText } = useFiguresWords();
  if (worth === 'none') return <span className="figures-none">–</span>;
  const margin = bounds && value !== null ? marginText(column, bounds) : null;
  const interval = margin && words.interval(margin);
  const few = worth === 'hidden' || worth === 'few';
  const shown = value === null ? words.few(n) : valueText(column, value);
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
