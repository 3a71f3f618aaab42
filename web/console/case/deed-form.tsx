import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useEffect, useId, useRef, useState } from 'react';
import { serverNow } from '../api/clock.ts';
import type { ActionBodies } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useOwn, useWords } from '../words/use-words.ts';
import { doneSinceTaken, nudgeAgainAt } from './deeds.ts';
import { Fault } from './fault.tsx';
import { FormBox } from './form-box.tsx';
import { type FormName, useOpenCase } from './open-case.ts';
import { noteOf } from './outcomes.ts';
import { useDraft } from './use-draft.ts';
import { useCaseWords } from './words.ts';

/** Those of a lead are in `lead/`, since the board has them too. */
type Deed = Exclude<FormName, 'attempts' | 'resolve' | 'order' | 'reassign'>;
const empty = { pick: null as string | null, note: '' };

/** The small forms: whom or which team, and a few words. Closed by Esc; what was typed stays as a draft. */
export default function DeedForm({ form }: { form: Deed }) {
  const { cancel } = useWords();
  const words = useForm(form);
  const { act, busy, fault, openForm } = useOpenCase();
  const [draft, write, forget] = useDraft(form, empty);
  const [missing, setMissing] = useState<'pick' | 'note' | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const focusOn = (what: 'pick' | 'note') => box.current?.querySelector<HTMLElement>(what === 'pick' ? 'input' : 'textarea')?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => focusOn(words.choices ? 'pick' : 'note'), []);

  async function send() {
    const note = noteOf(draft.note);
    const lacks = words.choices && !draft.pick ? 'pick' : words.needsNote && !note ? 'note' : null;
    setMissing(lacks);
    if (lacks) return focusOn(lacks);
    const done = await act(form, bodyOf(form, draft.pick ?? '', note));
    if (done === 'refused') return;
    forget();
    openForm(null);
  }

  const warn =
    missing &&
    (missing === 'note' && words.whyNote ? words.whyNote : words.missing(missing === 'pick' ? words.pickLabel! : words.noteLabel));
  return (
    <FormBox title={words.title} close={() => openForm(null)}>
      <div ref={box}>
        <Form layout="vertical" onFinish={send} component="form">
          {words.choices && (
            <Form.Item label={words.pickLabel} htmlFor={`${id}-pick`} validateStatus={missing === 'pick' ? 'error' : ''}>
              <Select
                id={`${id}-pick`}
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={words.pickHint}
                options={words.choices}
                value={draft.pick}
                onChange={(pick) => write({ ...draft, pick })}
              />
            </Form.Item>
          )}
          <Form.Item label={words.noteLabel} htmlFor={`${id}-note`} validateStatus={missing === 'note' ? 'error' : ''}>
            <Input.TextArea
              id={`${id}-note`}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={5000}
              value={draft.note}
              onChange={({ target }) => write({ ...draft, note: target.value })}
            />
          </Form.Item>
          {words.clock && <p className="case-muted">{words.clock}</p>}
          {warn && (
            <p role="alert" className="case-missing">
              {warn}
            </p>
          )}
          {fault?.deed === form && <Fault problem={fault.problem} again={() => void send()} />}
          <div className="case-form-buttons">
            <Button htmlType="submit" type="primary" loading={busy === form} disabled={words.isTooSoon}>
              {words.send}
            </Button>
            <Button onClick={() => openForm(null)}>{cancel}</Button>
          </div>
        </Form>
      </div>
    </FormBox>
  );
}

function bodyOf(form: Deed, pick: string, note: string | undefined): ActionBodies[Deed] {
  const said = note === undefined ? {} : { note };
  if (form === 'transfer') return { team: pick, ...said };
  if (form === 'helpers' || form === 'dismiss') return { person: pick, ...said };
  return said;
}

type FormWords = {
  title: string;
  send: string;
  noteLabel: string;
  needsNote: boolean;
  /** Why a note is needed, where its label does not say so. */
  whyNote?: string;
  pickLabel?: string;
  pickHint?: string;
  choices?: { value: string; label: string }[];
  clock?: string | undefined;
  isTooSoon?: boolean;
  missing: (field: string) => string;
};

function useForm(form: Deed): FormWords {
  const { forms, lasting } = useCaseWords();
  const { teams, people, policy, personName, teamName } = useStart();
  const own = useOwn();
  const { minute } = useTime();
  const { view } = useOpenCase();
  const { missing, pick: pickHint } = forms;
  switch (form) {
    case 'notes':
      return { ...forms.note, missing, noteLabel: forms.note.label, needsNote: true };
    case 'transfer': {
      const choices = teams.filter((t) => t.id !== (view.handlingTeam ?? view.team)).map((t) => ({ value: t.id, label: own(t) }));
      const clock = forms.transfer.clock(lasting(policy.followUp.handlingWithin));
      return {
        ...forms.transfer,
        missing,
        noteLabel: forms.transfer.note,
        needsNote: false,
        pickLabel: forms.transfer.label,
        pickHint: forms.pickTeam,
        choices,
        clock,
      };
    }
    case 'helpers': {
      const choices = people
        .filter((p) => (p.role === 'agent' || p.role === 'lead') && p.id !== view.claimedBy && !view.helpers.includes(p.id))
        .map((p) => ({ value: p.id, label: [p.name, ...p.teams.map(teamName)].join(' · ') }));
      return {
        ...forms.helpers,
        missing,
        noteLabel: forms.helpers.note,
        needsNote: false,
        pickLabel: forms.helpers.label,
        pickHint,
        choices,
      };
    }
    case 'dismiss':
      return {
        ...forms.dismiss,
        missing,
        noteLabel: forms.dismiss.note,
        needsNote: false,
        pickLabel: forms.dismiss.label,
        pickHint,
        choices: view.helpers.map((id) => ({ value: id, label: personName(id) })),
      };
    case 'nudge': {
      const again = nudgeAgainAt(view, policy.followUp.nudgePause, serverNow());
      const clock = again === null ? forms.nudge.to(personName(view.claimedBy ?? '')) : forms.nudge.again(minute(again + 59_999));
      return { ...forms.nudge, missing, noteLabel: forms.nudge.label, needsNote: false, clock, isTooSoon: again !== null };
    }
    case 'release': {
      const { revealed, tried } = doneSinceTaken(view);
      const needsNote = revealed || tried;
      return {
        ...forms.release,
        noteLabel: needsNote ? forms.release.label : forms.release.optional,
        needsNote,
        whyNote: forms.release.missing,
        missing,
      };
    }
    case 'reopen':
      return { ...forms.reopen, missing, noteLabel: forms.reopen.label, needsNote: false };
  }
}
