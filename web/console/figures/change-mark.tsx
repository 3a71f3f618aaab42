import { useOwnWords } from '../words/use-words.ts';
import type { Kind, Moved } from './columns.ts';
import { duration, points } from './format.ts';
import { figuresWords } from './words.ts';

type Shown = Omit<Moved, 'significant'> & { significant: boolean | null };

/** An arrow only when the test passes; then also in words whether it is good. */
export function ChangeMark({ kind, moved, otherwise }: { kind: Kind; moved: Shown | null; otherwise: string }) {
  const words = useOwnWords(figuresWords);
  const { change } = words;
  if (!moved || moved.significant === null) return <span className="figures-change">{otherwise}</span>;
  if (!moved.significant) return <span className="figures-change">{change.none}</span>;
  const size = Math.abs(moved.difference);
  const by = kind === 'share' ? change.points(points(size)) : kind === 'time' ? duration(size, words) : String(size);
  return (
    <span className={`figures-change figures-${moved.better ? 'better' : 'worse'}`}>
      {moved.difference > 0 ? change.up(by) : change.down(by)} {moved.better ? change.better : change.worse}
    </span>
  );
}
