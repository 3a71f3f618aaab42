import Button from 'antd/es/button';
import Empty from 'antd/es/empty';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { AuditEntry } from '#domain/audit/audit.ts';
import { serverNow } from '../api/clock.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { CaseLink } from './case-link.tsx';
import { dayIn } from './day.ts';
import { Pager } from './pager.tsx';
import { type Column, Records } from './records.tsx';
import './style.css';
import { useDeedText } from './use-deed-text.ts';
import { useFilters } from './use-filters.ts';
import { adminWords } from './words.ts';

type Entry = Omit<AuditEntry, 'at'> & { at: string };
type Answer = { day: string; items: Entry[]; cursor: string | null };

/** Who saw and did what. */
export default function AuditPage() {
  const words = useOwnWords(adminWords);
  const { pages, roles } = useWords();
  const { insurer, people, personName } = useStart();
  const { clock } = useTime();
  const deedText = useDeedText();
  const filters = useFilters();
  const today = dayIn(insurer.timeZone, serverNow());
  const [day, person, what, caseId] = [filters.of('day') || today, filters.of('person'), filters.of('what'), filters.of('case')];
  const asked = useAnswer<Answer>('/v1/audit', { day, person, what, case: caseId, cursor: filters.cursor });
  const items = asked.answer?.items ?? [];
  const isFiltered = person !== '' || what !== '' || caseId !== '';
  const roleOf = new Map(people.map((p) => [p.id, roles[p.role as keyof typeof roles]]));
  const columns: Column<Entry>[] = [
    { key: 'at', title: words.audit.at, render: (e) => clock(e.at) },
    {
      key: 'who',
      title: words.audit.who,
      render: (e) => (
        <>
          {personName(e.who)} <span className="admin-muted">{roleOf.get(e.who)}</span>
        </>
      ),
    },
    { key: 'what', title: words.audit.what, render: deedText },
    {
      key: 'case',
      title: words.case,
      render: ({ caseId, feedbackId }) => {
        if (caseId) return <CaseLink caseId={caseId} />;
        return feedbackId ? words.letters.feedback(feedbackId) : '–';
      },
    },
  ];
  return (
    <section className="panel admin" aria-labelledby="admin-title">
      <h1 id="admin-title">{pages.audit}</h1>
      <p className="admin-intro">{words.audit.intro}</p>
      <search className="admin-filters" aria-label={words.filters}>
        <Input type="date" aria-label={words.day} value={day} max={today} onChange={(event) => filters.set('day', event.target.value)} />
        <Select
          aria-label={words.person}
          placeholder={words.anybody}
          value={person || undefined}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen: string | undefined) => filters.set('person', chosen ?? null)}
          options={people.map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))}
        />
        <Select
          aria-label={words.deed}
          placeholder={words.anyDeed}
          value={what || undefined}
          allowClear
          onChange={(chosen: string | undefined) => filters.set('what', chosen ?? null)}
          options={Object.entries(words.audit.kinds).map(([value, label]) => ({ value, label }))}
        />
        <Input.Search
          key={caseId}
          aria-label={words.caseId}
          placeholder={words.caseHint}
          defaultValue={caseId}
          allowClear
          onSearch={(sought) => filters.set('case', sought.trim())}
        />
        {isFiltered && <Button onClick={() => filters.clear('person', 'what', 'case')}>{words.audit.clear}</Button>}
      </search>
      {severalCases(items, caseId) && <p role="status">{words.audit.severalCases}</p>}
      {asked.fault && <Failed fault={asked.fault} again={asked.again} />}
      <Records
        label={pages.audit}
        columns={columns}
        items={items}
        keyOf={(e) => `${e.at} ${e.who} ${e.what} ${e.caseId ?? e.feedbackId ?? ''} ${e.detail ?? ''}`}
        loading={asked.answer === null && asked.fault === null}
        empty={<Empty description={isFiltered ? words.audit.noneFound : words.audit.none} />}
      />
      <Pager next={asked.answer?.cursor ?? null} isEmpty={asked.answer !== null && items.length === 0} filters={filters} />
    </section>
  );
}

/** The end of an id that was asked for belongs to more than one case. */
const severalCases = (items: Entry[], asked: string): boolean => asked !== '' && new Set(items.map((e) => e.caseId)).size > 1;
