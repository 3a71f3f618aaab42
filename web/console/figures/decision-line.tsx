import { useStart } from '../app/start-data.ts';
import { type Decision, decisionsOf } from './decisions.ts';
import type { Answer, Row } from './figures.ts';
import { percent } from './format.ts';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';

/** What the figures ask to decide; each opens its cases. */
export function DecisionLine({ page, answer, teams }: { page: AskedPage; answer: Answer; teams: Row[] }) {
  const { words, general, groupName, time } = useFiguresWords();
  const target = useStart().policy.callback.dueAfter;
  const labels = new Map(teams.map(({ key, label }) => [key, label]));
  const { decisions: texts } = words;
  const textOf = (d: Decision): string => {
    switch (d.kind) {
      case 'slower':
        return texts.slower(percent(d.before), percent(d.now));
      case 'tail':
        return texts.tail(time(d.p90), time(d.target));
      case 'group':
        return texts.group(groupName('team', d.key, labels.get(d.key)), percent(d.now), percent(d.rest));
      case 'cause':
        return texts.causeIs(general.breachCauses[d.cause], d.count, d.of, texts.cause[d.cause]);
      case 'confirmed':
        return texts.confirmed(percent(d.before), percent(d.now));
      case 'reopened':
        return texts.reopened(percent(d.before), percent(d.now));
    }
  };
  const decisions = decisionsOf(answer, teams, page.asked.hours, target);
  if (decisions.length === 0) return <p className="figures-note">{texts.none}</p>;
  return (
    <ul className="figures-decisions">
      {decisions.map((d) => {
        const text = textOf(d);
        return (
          <li key={text}>
            <button type="button" className="figures-link" onClick={() => page.open(d.opens)}>
              {text}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
