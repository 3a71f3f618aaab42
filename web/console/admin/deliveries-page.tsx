import Empty from 'antd/es/empty';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import type { DeliveryView } from '#domain/alert/view.ts';
import { serverNow } from '../api/clock.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { useStart } from '../app/start-data.ts';
import { useRecordWords } from '../case/record-words.ts';
import { isolated } from '../words/isolated.ts';
import { kindOfStep } from '../words/steps.ts';
import { useTime } from '../words/use-time.ts';
import { useOwn, useOwnWords, useWords } from '../words/use-words.ts';
import { CaseLink } from './case-link.tsx';
import { dayIn } from './day.ts';
import { courseOf, type DeliveryState, deliveryStates, stateShapes } from './delivery.ts';
import { Pager } from './pager.tsx';
import { type Column, Records } from './records.tsx';
import './style.css';
import { useFilters } from './use-filters.ts';
import { adminWords } from './words.ts';

type Answer = { items: DeliveryView[]; cursor: string | null };

/** The ledger of deliveries: what became of each alert. */
export default function DeliveriesPage() {
  const words = useOwnWords(adminWords);
  const { pages } = useWords();
  const { insurer, channels } = useStart();
  const { channels: channelNames } = useRecordWords();
  const filters = useFilters();
  const state = deliveryStates.find((known) => known === filters.of('state')) ?? 'sent';
  const asked = useAnswer<Answer>('/v1/deliveries', {
    state,
    day: filters.of('day'),
    channel: filters.of('channel'),
    cursor: filters.cursor,
  });
  const columns = useColumns();
  const items = asked.answer?.items ?? [];
  const own = words.deliveries;
  return (
    <section className="panel admin" aria-labelledby="admin-title">
      <h1 id="admin-title">{pages.deliveries}</h1>
      <p className="admin-intro">{own.intro}</p>
      <search className="admin-filters" aria-label={words.filters}>
        <Segmented
          aria-label={own.state}
          value={state}
          onChange={(chosen) => filters.set('state', chosen)}
          options={deliveryStates.map((value) => ({ value, label: `${stateShapes[value]} ${own.states[value]}` }))}
        />
        <Input
          type="date"
          aria-label={words.day}
          value={filters.of('day')}
          max={dayIn(insurer.timeZone, serverNow())}
          allowClear
          onChange={(event) => filters.set('day', event.target.value)}
        />
        <Select
          aria-label={words.channel}
          placeholder={words.anyChannel}
          value={filters.of('channel') || undefined}
          allowClear
          onChange={(chosen: string | undefined) => filters.set('channel', chosen ?? null)}
          options={channels.map(({ id }) => ({ value: id, label: channelNames[id] ?? id }))}
        />
      </search>
      {asked.fault && <Failed fault={asked.fault} again={asked.again} />}
      <Records
        label={pages.deliveries}
        columns={columns}
        items={items}
        keyOf={(d) => `${d.alertId} ${d.channel}`}
        loading={asked.answer === null && asked.fault === null}
        empty={<Empty description={state === 'dead' ? own.noneDead : own.none} />}
      />
      <Pager next={asked.answer?.cursor ?? null} isEmpty={asked.answer !== null && items.length === 0} filters={filters} />
    </section>
  );
}

function useColumns(): Column<DeliveryView>[] {
  const { deliveries: words, ...general } = useOwnWords(adminWords);
  const { facts, channels, alertSteps, alertAgain } = useRecordWords();
  const { personName, policy } = useStart();
  const own = useOwn();
  const { moment, clock } = useTime();
  const stepName = (step: string) => {
    const rung = policy.ladder.find(({ id }) => id === step);
    if (rung) return own(rung);
    const { kind, number } = kindOfStep(step);
    const name = alertSteps[kind] ?? step;
    return number > 1 ? alertAgain(name, number) : name;
  };
  return [
    { key: 'at', title: words.at, render: (d) => (d.at.pending === undefined ? '–' : moment(d.at.pending)) },
    { key: 'state', title: words.state, render: ({ state }) => (state === null ? '–' : <State state={state} />) },
    { key: 'step', title: words.step, render: (d) => stepName(d.step) },
    { key: 'recipient', title: words.recipient, render: (d) => personName(d.recipient) },
    { key: 'channel', title: words.channel, render: (d) => channels[d.channel] ?? d.channel },
    {
      key: 'course',
      title: words.course,
      render: (d) => (
        <>
          {courseOf(d)
            .filter(({ fact }) => fact !== 'pending')
            .map(({ fact, at }) => `${facts[fact]} ${clock(at)}`)
            .join(' → ')}
          {d.tries > 1 || d.note !== null ? (
            <div className="admin-muted">
              {[words.tries(d.tries), ...(d.note === null ? [] : [words.answer(isolated(d.note))])].join(' · ')}
            </div>
          ) : null}
        </>
      ),
    },
    { key: 'case', title: general.case, render: (d) => (d.caseId === null ? '–' : <CaseLink caseId={d.caseId} />) },
  ];
}

function State({ state }: { state: DeliveryState }) {
  const { deliveries } = useOwnWords(adminWords);
  return (
    <span className={`admin-state admin-${state}`}>
      <span aria-hidden="true">{stateShapes[state]}</span> {deliveries.states[state]}
    </span>
  );
}
