import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Tag from 'antd/es/tag';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useStart } from '../app/start-data.ts';
import { useOwn, useWords } from '../words/use-words.ts';
import { ManyOf } from './choices.tsx';
import { Fault } from './fault.tsx';
import { FormBox } from './form-box.tsx';
import { Moment } from './moment.tsx';
import { useOpenCase } from './open-case.ts';
import { missingIn, type ResolveField, type ResolveForm, resolveBody } from './resolve-form.ts';
import { type Suggestion, suggestionFor } from './suggestion.ts';
import { useDraft } from './use-draft.ts';
import { useCaseWords } from './words.ts';

/** What was wrong, whose it is, what was done and promised. What the topic suggests stands there already, marked as such. */
export default function Resolve() {
  const { resolve: words, deeds, list: listed } = useCaseWords();
  const { cancel } = useWords();
  const own = useOwn();
  const { taxonomy, insurer } = useStart();
  const { view, act, busy, fault, openForm } = useOpenCase();
  const [suggestion] = useState(() => suggestionFor(view.feedback, taxonomy));
  const [empty] = useState(() => emptyForm(suggestion));
  const [form, write, forget] = useDraft('resolve', empty);
  const [missing, setMissing] = useState<ResolveField[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const change = (part: Partial<ResolveForm>) => {
    const next = { ...form, ...part };
    write(next);
    if (missing.length > 0) setMissing(missingIn(next));
  };
  const focusOn = (field: ResolveField) => {
    const target = box.current?.querySelector<HTMLElement>(`[data-field=${field}] :is(input, textarea)`);
    target?.focus({ preventScroll: true });
    target?.closest('[data-field]')?.scrollIntoView({ block: 'center' });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => focusOn('rootCause'), []);

  async function send() {
    const lacking = missingIn(form);
    setMissing(lacking);
    if (lacking[0]) return focusOn(lacking[0]);
    if ((await act('resolve', resolveBody(form, suggestion, insurer.timeZone))) === 'refused') return;
    forget();
    openForm(null);
  }

  const options = (list: { id: string; zh: string; en: string }[]) => list.map((entry) => ({ value: entry.id, label: own(entry) }));
  const field = (name: ResolveField, isSuggested: boolean, content: ReactNode) => (
    <Form.Item
      label={
        <>
          {words[name]} {isSuggested && <Tag color="blue">{words.suggested}</Tag>}
        </>
      }
      htmlFor={`${id}-${name}`}
      required={name === 'rootCause' || name === 'responsibleParty' || name === 'actions'}
      validateStatus={missing.includes(name) ? 'error' : ''}
      help={missing.includes(name) ? words.missing(plain(words[name])) : undefined}
    >
      <div data-field={name}>{content}</div>
    </Form.Item>
  );
  const list = (name: 'rootCause' | 'responsibleParty', entries: typeof taxonomy.causes) =>
    field(
      name,
      form[name] !== null && form[name] === suggestion?.[name],
      <Select
        id={`${id}-${name}`}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={words.choose}
        options={options(entries)}
        value={form[name]}
        onChange={(value) => change({ [name]: value })}
      />,
    );
  return (
    <FormBox title={deeds.resolve} close={() => openForm(null)}>
      <div ref={box}>
        <Form layout="vertical" onFinish={send} component="form" className="case-resolve">
          {suggestion && <p className="case-muted">{words.because(own(suggestion))}</p>}
          {list('rootCause', taxonomy.causes)}
          {list('responsibleParty', taxonomy.parties)}
          {field(
            'actions',
            suggestion !== null && suggestion.actions.length > 0 && sameIds(form.actions, suggestion.actions),
            <fieldset className="case-chips" aria-label={words.actions}>
              <ManyOf
                name="actions"
                choices={taxonomy.actions.map(({ id: action, needsApproval, ...name }) => ({
                  id: action,
                  label: own(name),
                  aside: needsApproval && <small className="case-muted"> {words.approval}</small>,
                }))}
                chosen={form.actions}
                choose={(actions) => change({ actions })}
              />
            </fieldset>,
          )}
          {field(
            'promise',
            false,
            <>
              <Input
                id={`${id}-promise`}
                maxLength={500}
                placeholder={words.promiseHint}
                value={form.promise}
                onChange={({ target }) => change({ promise: target.value })}
              />
              <div data-field="promiseAt">
                <Moment
                  label={words.promiseAt}
                  value={form.promiseAt}
                  write={(promiseAt) => change({ promiseAt })}
                  missing={missing.includes('promiseAt') ? words.missing(words.promiseAt) : null}
                />
              </div>
            </>,
          )}
          {field(
            'note',
            false,
            <Input.TextArea
              id={`${id}-note`}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={5000}
              value={form.note}
              onChange={({ target }) => change({ note: target.value })}
            />,
          )}
          {missing.length > 0 && (
            <p role="alert" className="case-missing">
              {words.missing(listed(missing.map((name) => plain(words[name]))))}
            </p>
          )}
          {fault?.deed === 'resolve' && <Fault problem={fault.problem} again={() => void send()} />}
          <div className="case-form-buttons">
            <Button htmlType="submit" type="primary" loading={busy === 'resolve'}>
              {words.send}
            </Button>
            <Button onClick={() => openForm(null)}>{cancel}</Button>
          </div>
        </Form>
      </div>
    </FormBox>
  );
}

const emptyForm = (s: Suggestion | null): ResolveForm => ({
  rootCause: s?.rootCause ?? null,
  responsibleParty: s?.responsibleParty ?? null,
  actions: s?.actions ?? [],
  promise: '',
  promiseAt: '',
  note: '',
});

const sameIds = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));

/** A field's name without what stands in brackets behind it. */
const plain = (label: string): string => label.replace(/\s*[（(].*$/, '');
