import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useEffect, useId, useRef, useState } from 'react';
import type { Level } from '#domain/roster/team.ts';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { FormBox } from '../case/form-box.tsx';
import { useOwn, useOwnWords, useWords } from '../words/use-words.ts';
import type { Kind, RotaDeeds } from './use-rota-deeds.ts';
import { instantFrom } from './week.ts';
import { rotaWords } from './words.ts';

/** What a form begins with; times are fields of the insurer's clock. */
export type Beginning = { kind: Kind; team: string; from: string; until: string; level: Level };
type Props = { begin: Beginning; deeds: RotaDeeds; close: () => void };
type Field = 'person' | 'colleague' | 'from' | 'until' | 'reason';
const levels: Level[] = ['agent', 'lead', 'supervisor', 'duty'];

/** Enter an absence, call somebody in, ask for a swap. What is wrong is said, and the first wrong field takes the focus. */
export function ChangeForm({ begin, deeds, close }: Props) {
  const { form: words, add: _, ...all } = useOwnWords(rotaWords);
  const common = useWords();
  const own = useOwn();
  const { me, isLead, people, teams, insurer } = useStart();
  const { kind } = begin;
  const [given, setGiven] = useState({
    ...begin,
    person: kind === 'override' ? null : (me.id as string | null),
    colleague: null as string | null,
    reason: '',
    backup: false,
  });
  const [fault, setFault] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Field | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const set = (change: Partial<typeof given>) => setGiven((before) => ({ ...before, ...change }));
  const focusOn = (field: Field) => document.getElementById(`${id}-${field}`)?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => focusOn(kind === 'swap' && !isLead ? 'colleague' : isLead ? 'person' : 'from'), []);

  const labels: Record<Field, string> = {
    person: kind === 'swap' ? words.requester : words.person,
    colleague: words.colleague,
    from: words.from,
    until: words.until,
    reason: kind === 'swap' ? words.optionalReason : words.reason,
  };
  const refuse = (field: Field, text: string) => {
    setWrong(field);
    setFault(text);
    focusOn(field);
  };

  async function send() {
    const [from, until] = [instantFrom(given.from, insurer.timeZone), instantFrom(given.until, insurer.timeZone)];
    const empty: Field[] = [
      ...(given.person ? [] : (['person'] as const)),
      ...(kind === 'swap' && !given.colleague ? (['colleague'] as const) : []),
      ...(from ? [] : (['from'] as const)),
      ...(until ? [] : (['until'] as const)),
      ...(kind !== 'swap' && given.reason.trim() === '' ? (['reason'] as const) : []),
    ];
    if (empty[0]) return refuse(empty[0], words.missing(empty.map((field) => labels[field]).join('、')));
    if (until! <= from!) return refuse('until', words.order);
    if (Date.parse(until!) <= serverNow()) return refuse('until', words.past);
    setWrong(null);
    const reason = given.reason.trim();
    const span = { from, until, ...(reason ? { reason } : {}) };
    const body = {
      absence: { ...span, person: given.person },
      override: { ...span, person: given.person, team: given.team, level: given.level, backup: given.backup },
      swap: { ...span, requester: given.person, colleague: given.colleague, team: given.team },
    }[kind];
    const why = await deeds.ask(kind, body);
    setFault(why);
    if (why === null) close();
  }

  const options = people.filter((p) => p.role === 'agent' || p.role === 'lead').map((p) => ({ value: p.id, label: `${p.name} ${p.id}` }));
  const who = (field: 'person' | 'colleague') => (
    <Form.Item label={labels[field]} htmlFor={`${id}-${field}`} validateStatus={wrong === field ? 'error' : ''}>
      <Select
        id={`${id}-${field}`}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={words.pick}
        options={options}
        value={given[field]}
        onChange={(person) => set({ [field]: person })}
      />
    </Form.Item>
  );
  const when = (field: 'from' | 'until') => (
    <Form.Item label={labels[field]} htmlFor={`${id}-${field}`} validateStatus={wrong === field ? 'error' : ''}>
      <Input id={`${id}-${field}`} type="datetime-local" value={given[field]} onChange={({ target }) => set({ [field]: target.value })} />
    </Form.Item>
  );
  return (
    <FormBox title={words.title[kind]} close={close}>
      <div ref={box}>
        <Form layout="vertical" component="form" onFinish={send} className="rota-form">
          <p className="rota-muted rota-wide">{words.hint[kind]}</p>
          {isLead && who('person')}
          {kind === 'swap' && who('colleague')}
          {kind !== 'absence' && (
            <Form.Item label={all.team} htmlFor={`${id}-team`}>
              <Select
                id={`${id}-team`}
                options={teams.map((t) => ({ value: t.id, label: own(t) }))}
                value={given.team}
                onChange={(team) => set({ team })}
              />
            </Form.Item>
          )}
          {kind === 'override' && (
            <Form.Item label={words.level} htmlFor={`${id}-level`}>
              <Select
                id={`${id}-level`}
                options={levels.map((level) => ({ value: level, label: common.levels[level] }))}
                value={given.level}
                onChange={(level) => set({ level })}
              />
            </Form.Item>
          )}
          {when('from')}
          {when('until')}
          <Form.Item
            label={labels.reason}
            htmlFor={`${id}-reason`}
            validateStatus={wrong === 'reason' ? 'error' : ''}
            className="rota-wide"
          >
            <Input id={`${id}-reason`} maxLength={200} value={given.reason} onChange={({ target }) => set({ reason: target.value })} />
          </Form.Item>
          {kind === 'override' && (
            <Checkbox className="rota-wide" checked={given.backup} onChange={({ target }) => set({ backup: target.checked })}>
              {words.backup}
            </Checkbox>
          )}
          {fault && (
            <p role="alert" className="rota-fault rota-wide">
              {fault}
            </p>
          )}
          <div className="rota-buttons rota-wide">
            <Button htmlType="submit" type="primary" loading={deeds.busy === kind}>
              {words.send[kind]}
            </Button>
            <Button onClick={close}>{common.cancel}</Button>
          </div>
        </Form>
      </div>
    </FormBox>
  );
}
