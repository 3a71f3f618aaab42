import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import type { Severity } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { type FilterName, filterNames } from './asked.ts';
import regions from './regions.json';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';

const severities: Severity[] = ['urgent', 'high', 'normal', 'low'];
const first: readonly FilterName[] = ['team', 'line', 'region', 'severity'];
const further = filterNames.filter((name) => !first.includes(name));

/** Narrows the figures. What is asked for less often is shown on request, and when it is set. */
export function FilterBar({ page: { asked, change, ownTeams } }: { page: AskedPage }) {
  const { words, general, own, regionName } = useFiguresWords();
  const { teams, people, catalogue } = useStart();
  const { filters } = asked;
  const [all, setAll] = useState(false);
  const shown = all ? filterNames : [...first, ...further.filter((name) => filters[name])];
  const named = (list: { id: string; zh: string; en: string }[]) => list.map((entry) => ({ value: entry.id, label: own(entry) }));
  const options: Record<FilterName, { value: string; label: string }[]> = {
    team: named(ownTeams === null ? teams : teams.filter(({ id }) => ownTeams.includes(id))),
    line: named(catalogue.lines),
    region: [...Object.keys(regions), 'unknown'].map((id) => ({ value: id, label: regionName(id) })),
    severity: severities.map((value) => ({ value, label: general.severities[value] })),
    scene: named(catalogue.scenes),
    journey: named(catalogue.journeys),
    touchpoint: named(catalogue.touchpoints),
    agent: [...people.map(({ id, name }) => ({ value: id, label: name })), { value: 'nobody', label: words.columns.nobody }],
  };
  const given = filterNames.filter((name) => filters[name] !== undefined && !(name === 'team' && ownTeams !== null));
  return (
    <section className="figures-filters" aria-label={words.filters.label}>
      {shown.map((name) => (
        <Select
          key={name}
          // A lead always looks at one of the own teams.
          allowClear={!(name === 'team' && ownTeams !== null)}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={words.filters[name]}
          placeholder={words.filters.every(words.filters[name])}
          value={filters[name]}
          options={options[name]}
          onChange={(value: string | undefined) => change({ [name]: value ?? null })}
          popupMatchSelectWidth={false}
          className="figures-filter"
        />
      ))}
      <Button aria-expanded={all} onClick={() => setAll(!all)}>
        {words.filters.more}
      </Button>
      {given.length > 0 && (
        <Button type="link" onClick={() => change(Object.fromEntries(given.map((name) => [name, null])))}>
          {words.filters.clear}
        </Button>
      )}
    </section>
  );
}
