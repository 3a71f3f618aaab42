import type { ReactNode } from 'react';

type Choice<Id> = { id: Id; label: ReactNode; aside?: ReactNode };
type Props<Id> = { name: string; choices: readonly Choice<Id>[]; className?: string };

/** Tiles of which one is chosen; the browser's own radio buttons, so that arrows, Space and Enter do what they always do. */
export function OneOf<Id extends string | number>({
  name,
  choices,
  chosen,
  choose,
  className = '',
}: Props<Id> & { chosen: Id | null; choose: (id: Id) => void }) {
  return choices.map(({ id, label, aside }) => (
    <label key={id} className={`case-choice ${className}`}>
      <input type="radio" name={name} value={id} checked={chosen === id} onChange={() => choose(id)} />
      <span>{label}</span>
      {aside}
    </label>
  ));
}

/** Chips of which several are chosen. */
export function ManyOf<Id extends string>({
  name,
  choices,
  chosen,
  choose,
  className = '',
}: Props<Id> & { chosen: readonly Id[]; choose: (ids: Id[]) => void }) {
  return choices.map(({ id, label, aside }) => (
    <label key={id} className={`case-choice ${className}`}>
      <input
        type="checkbox"
        name={name}
        value={id}
        checked={chosen.includes(id)}
        onChange={({ target }) => choose(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
      />
      <span>{label}</span>
      {aside}
    </label>
  ));
}
