import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { pages } from '../app/pages.ts';
import { useStart } from '../app/start-data.ts';
import { causeKey, topCause } from './causes.ts';
import { ChangeMark } from './change-mark.tsx';
import { type Column, counts, shares, timeColumn } from './columns.ts';
import { type Answer, changeOf, ofHours } from './figures.ts';
import { percent } from './format.ts';
import { FigureNumber } from './number.tsx';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';

type CardsProps = { page: AskedPage; answer: Answer };

/** Six figures, each with what it is of, its margin, and whether it really moved. */
export function Cards({ page, answer }: CardsProps) {
  const { words, general, time } = useFiguresWords();
  const target = useStart().policy.callback.dueAfter;
  const { cards } = words;
  const now = ofHours(answer, page.asked.hours);
  const share = shares.withinTarget.of(now);
  const top = topCause(now.callbacks);
  const one = (column: Column, opens: string, title: string) => <CardFigure {...{ page, answer, column, opens, title }} />;
  const unfinished = answer.unfinished;
  return (
    <ul className="figures-cards" aria-label={cards.label}>
      <Card title={cards.withinTarget} unfinished={unfinished}>
        {one(shares.withinTarget, 'met', cards.withinTarget)}
        <p>
          {words.n(share.n)}
          {share.value !== null && share.bounds && ` · ${words.interval(percent(share.bounds.low), percent(share.bounds.high))}`}
        </p>
        <Moved {...{ page, answer }} figure="withinTarget" kind="share" />
      </Card>
      <Card title={cards.firstAttempt} unfinished={unfinished}>
        {one(timeColumn('toFirstAttempt', 90), 'slowest', cards.firstAttempt)}
        <p>
          {words.n(now.intervals.toFirstAttempt.n)} · {cards.target(time(target))}
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
              {cards.agent} · {words.n(now.cases)}
            </p>
            <Moved {...{ page, answer }} figure="resolutionRate" kind="share" />
          </div>
          <div>
            {one(shares.confirmedRate, 'confirmed', cards.customer)}
            <p>
              {cards.customer} · {words.n(now.resolution.resolved)}
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
  const { valueText } = useFiguresWords();
  return (
    <div className="figures-big">
      <FigureNumber
        measured={column.of(ofHours(answer, page.asked.hours))}
        text={(value) => valueText(column, value)}
        name={title}
        onOpen={() => page.open({ figure: opens })}
      />
    </div>
  );
}

function Moved({ page, answer, figure, kind }: CardsProps & { figure: string; kind: Column['kind'] }) {
  const { words, valueText } = useFiguresWords();
  const change = changeOf(answer.changes, page.asked.hours, figure);
  const moved =
    change && change.difference !== null ? { difference: change.difference, significant: change.significant, better: change.better } : null;
  const counted = figure === 'breached' && answer.unfinished;
  return (
    <p>
      <ChangeMark kind={kind} moved={moved} otherwise={counted ? words.change.unfinished : words.change.unknown} />
      {change && change.before !== null && change.significant !== null && (
        <small> {words.before(valueText({ kind }, change.before))}</small>
      )}
    </p>
  );
}
