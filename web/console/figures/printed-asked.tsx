import type { Asked } from './asked.ts';
import { useFiguresWords } from './use-figures-words.ts';
import { useToldAsked } from './use-told-asked.ts';

/** On paper: what the figures are of. */
export function PrintedAsked({ asked }: { asked: Asked }) {
  const { words } = useFiguresWords();
  const told = useToldAsked(asked);
  const filters = told.filters.map(({ what, value }) => words.filters.is(what, value));
  return <p className="figures-printed">{[told.period, words.period.against(told.before), told.hours, ...filters].join(' · ')}</p>;
}
