import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Tag from 'antd/es/tag';
import type { Severity } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { everyTeam, filterNames } from './asked.ts';
import regions from './regions.json';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';

const severities: Severity[] = ['urgent', 'high', 'normal', 'low'];
const chosen = ['team', 'line', 'region', 'severity'] as const;
const byClick = ['scene', 'touchpoint', 'agent'] as const;

/** Narrows the figures; scene, touchpoint and person come from addresses and can only be taken away here. */
export function FilterBar({
  page: { asked, change, ownTeam },
  only = chosen,
}: {
  page: AskedPage;
  only?: readonly (typeof chosen)[number][];
}) {
  const { words, general, own, regionName, groupName } = useFiguresWords();
  const start = useStart();
  const { filters } = asked;
  const named = (list: { id: string; zh: string; en: string }[]) => list.map((entry) => ({ value: entry.id, label: own(entry) }));
  const lists = {
    team: named(start.teams),
    line: named(start.catalogue.lines),
    region: [...Object.keys(regions), 'unknown'].map((id) => ({ value: id, label: regionName(id) })),
    severity: severities.map((value) => ({ value, label: general.severities[value] })),
  };
  const set = (name: (typeof filterNames)[number], value: string | undefined) =>
    change({ [name]: value ?? (name === 'team' && ownTeam !== null ? everyTeam : null) });
  const clear = () =>
    change({ ...Object.fromEntries(filterNames.map((name) => [name, null])), ...(ownTeam === null ? {} : { team: everyTeam }) });
  return (
    <section className="figures-filters" aria-label={words.filters.label}>
      {only.map((name) => (
        <Select
          key={name}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={words.filters[name]}
          placeholder={words.filters.every[name]}
          value={filters[name]}
          options={lists[name]}
          onChange={(value: string | undefined) => set(name, value)}
          className="figures-filter"
        />
      ))}
      {byClick.map((name) => {
        const value = filters[name];
        return (
          value && (
            <Tag key={name} closable onClose={() => set(name, undefined)}>
              {words.filters[name]}: {groupName(name, value)}
            </Tag>
          )
        );
      })}
      {Object.keys(filters).length > 0 && (
        <Button type="link" onClick={clear}>
          {words.filters.clear}
        </Button>
      )}
    </section>
  );
}
