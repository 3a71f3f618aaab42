import type { StaffItem } from '#domain/staff/board.ts';
import { useOwnWords } from '../words/use-words.ts';
import { standingOf } from './staff.ts';
import { boardWords } from './words.ts';

const shapes = { on: '●', silent: '◍', break: '◐', missing: '✕', off: '○' } as const;

/** Whether somebody is there: a shape and a word. */
export function Standing({ of }: { of: StaffItem }) {
  const { standings } = useOwnWords(boardWords);
  const standing = standingOf(of);
  return (
    <span className={`board-standing board-${standing}`}>
      <span aria-hidden="true">{shapes[standing]}</span> {standings[standing]}
    </span>
  );
}
