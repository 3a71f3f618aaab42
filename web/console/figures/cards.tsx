import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { pages } from '../app/pages.ts';
import { useStart } from '../app/start-data.ts';
import { causeKey, topCause } from './causes.ts';
import { ChangeMark } from './change-mark.tsx';
import { type Column, counts, shares, timeColumn } from './columns.ts';
import { type Answer, changeOf, ofHours } from './figures.ts';
import { FigureNumber } from './number.tsx';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';

type CardsProps = { page: AskedPage; answer: Answer };

/** Six figures, each with what it is of, its margin, and whether it really moved. */
export function Cards({ page, answer }: CardsProps) {
  const { words, general, time, marginText } = useFiguresWords();
  const target = useStart().policy.callback.dueAfter;
  const { cards } = words;
  const now = ofHours(answer, page.asked.hours);
  const tail = timeColumn('toFirstAttempt', 90);
  const told = (column: Column) => {
    const { n, value, bounds } = column.of(now);
    const margin = value !== null && bounds && marginText(column, bounds);
    return [words.n(n), margin && words.interval(margin)].filter(Boolean).join(' · ');
  };
  const top = topCause(now.callbacks);
  const one = (column: Column, opens: string, title: string) => <CardFigure {...{ page, answer, column, opens, title }} />;
  const unfinished = answer.unfinished;
  return (
    <ul className="figures-cards" aria-label={cards.label}>
      <Card title={cards.withinTarget} unfinished={unfinished}>
        {one(shares.withinTarget, 'met', cards.withinTarget)}
        <p>{told(shares.withinTarget)}</p>
        <Moved {...{ page, answer }} figure="withinTarget" kind="share" />
      </Card>
      <Card title={cards.firstAttempt} unfinished={unfinished}>
        {one(tail, 'slowest', cards.firstAttempt)}
        <p>
          {told(tail)} · {cards.target(time(target))}
        </p>
        <Moved {...{ page, answer }} figure="toFirstAttempt" kind="time" />
      </Card>
      <Card title={cards.breached} unfinished={unfinished}>
        {one(counts.breached, 'breached', cards.breached)}
        <p>
          {top ? (
            <button type="button" className="figures-link" onClick={() => page.open({ figure: `breached:${causeKey(top.cause)}` })}>
              {cards.mostly(general.breachCauses[top.cause])} {top.count}
            </button>
          ) : now.callbacks.breached > 0 ? (
            cards.noTop
          ) : (
            ' '
          )}
        </p>
        <Moved {...{ page, answer }} figure="breached" kind="count" />
      </Card>
      <Card title={cards.solved} unfinished={unfinished}>
        <div className="figures-pair">
          <div>
            {one(shares.resolutionRate, 'resolved', cards.agent)}
            <p>
              {cards.agent} · {told(shares.resolutionRate)}
            </p>
            <Moved {...{ page, answer }} figure="resolutionRate" kind="share" />
          </div>
          <div>
            {one(shares.confirmedRate, 'confirmed', cards.customer)}
            <p>
              {cards.customer} · {told(shares.confirmedRate)}
            </p>
            <Moved {...{ page, answer }} figure="confirmedRate" kind="share" />
          </div>
        </div>
      </Card>
      <Card title={cards.nps}>
        <Link href={pages.nps.path}>{cards.later}</Link>
      </Card>
      <Card title={cards.complaints}>
        <Link href={pages.complaints.path}>{cards.later}</Link>
      </Card>
    </ul>
  );
}

function Card({ title, unfinished = false, children }: { title: string; unfinished?: boolean; children: ReactNode }) {
  return (
    <li className={`figures-card${unfinished ? ' figures-unfinished' : ''}`}>
      <h3>{title}</h3>
      {children}
    </li>
  );
}

function CardFigure({ page, answer, column, opens, title }: CardsProps & { column: Column; opens: string; title: string }) {
  return (
    <div className="figures-big">
      <FigureNumber
        column={column}
        measured={column.of(ofHours(answer, page.asked.hours))}
        name={title}
        onOpen={() => page.open({ figure: opens })}
      />
    </div>
  );
}

function Moved({ page, answer, figure, kind }: CardsProps & { figure: string; kind: Column['kind'] }) {
  const { words, valueText } = useFiguresWords();
  const change = changeOf(answer.changes, page.asked.hours, figure);
  const before = answer.previous && ofHours(answer.previous, page.asked.hours);
  const moved =
    change && change.difference !== null ? { difference: change.difference, significant: change.significant, better: change.better } : null;
  const { change: said } = words;
  const isNoneBefore = !before || before.cases === 0 || change?.before === null;
  const otherwise = isNoneBefore ? said.noneBefore : figure === 'breached' && answer.unfinished ? said.unfinished : said.unknown;
  return (
    <p>
      <ChangeMark kind={kind} moved={moved} otherwise={otherwise} />
      {change && change.before !== null && change.significant !== null && (
        <small> {words.before(valueText({ kind }, change.before))}</small>
      )}
    </p>
  );
}
