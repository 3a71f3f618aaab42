import { useState } from 'react';
import { useStart } from '../app/start-data.ts';
import { isolated } from '../words/isolated.ts';
import { useOwn } from '../words/use-words.ts';
import { isUnclaimed } from './deeds.ts';
import { useOpenCase } from './open-case.ts';
import { never, spoken, steps, topicScripts, withoutAside } from './script-for.ts';
import { useNarrow } from './use-narrow.ts';
import { useCaseWords } from './words.ts';

const firstSteps = 2;

/**
 * What to say, in which order, and what to mind in this case. Open for the owner, and with its first steps for whoever may claim; it
 * stays as it was left.
 */
export function Script() {
  const { script: words } = useCaseWords();
  const own = useOwn();
  const { me, insurer } = useStart();
  const { view } = useOpenCase();
  const isMine = view.claimedBy === me.id;
  const [choice, setChoice] = useState<boolean | null>(null);
  // Before the claim there is room for its beginning beside the customer's words; on a phone there is not.
  const isNarrow = useNarrow();
  const isAhead = isUnclaimed(view) && !isNarrow;
  const isOpen = choice ?? (isMine || isAhead);
  const shown = isAhead && choice === null ? steps.slice(0, firstSteps) : steps;
  const names = { insurer: withoutAside(own(insurer)), me: me.name, customer: view.customer.name && isolated(view.customer.name) };
  const mind = topicScripts(view);
  return (
    <details
      className="case-script"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) setChoice(currentTarget.open);
      }}
    >
      <summary>
        <h2>{words.title}</h2>
        {mind.length > 0 && <span className="case-muted"> {mind.map(own).join(' · ')}</span>}
      </summary>
      {mind.length > 0 && (
        <ul className="case-mind" aria-label={words.mind}>
          {mind.map((topic) => (
            <li key={topic.id}>
              <strong>{own(topic)}</strong> {own(topic.say)}
            </li>
          ))}
        </ul>
      )}
      <ol>
        {shown.map(({ id, say, hint, ...name }) => (
          <li key={id}>
            <strong>{own(name)}</strong> {say && <q>{spoken(own(say), names)}</q>} {hint && <span className="case-muted">{own(hint)}</span>}
          </li>
        ))}
      </ol>
      <p className="case-muted">
        <strong>{words.never}</strong> {never.map(own).join(' · ')}
      </p>
    </details>
  );
}
