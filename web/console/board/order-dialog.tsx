import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useRef, useState } from 'react';
import type { ListedCase } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { useDeed, useRefusal } from './use-deed.ts';
import { boardWords } from './words.ts';

type Props = { c: ListedCase; onDone: (said: string) => void; onClose: () => void };

/** Orders action with a note; what was written stays when it fails. */
export function OrderDialog({ c, onDone, onClose }: Props) {
  const words = useOwnWords(boardWords);
  const { cancel } = useWords();
  const { touchpointName, personName } = useStart();
  const deed = useDeed();
  const refusal = useRefusal();
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);

  const order = async () => {
    if (busy) return;
    if (note.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setBusy(true);
    try {
      await deed(c, 'order', { note: note.trim() });
      onDone(words.ordered);
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={words.orderTitle(touchpointName(c.touchpoint))}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {cancel}
        </Button>,
        <Button key="order" type="primary" loading={busy} onClick={() => void order()}>
          {words.order}
        </Button>,
      ]}
    >
      <p>{c.claimedBy ? words.orderTo(personName(c.claimedBy)) : words.orderToTeam}</p>
      <div className="board-presets">
        {words.orderPreset.map((text) => (
          <Button key={text} onClick={() => setNote(text)}>
            {text}
          </Button>
        ))}
      </div>
      <label htmlFor={id}>{words.orderNote}</label>
      <Input.TextArea
        id={id}
        autoFocus
        ref={(area) => {
          field.current = area?.resizableTextArea?.textArea ?? null;
        }}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={5000}
        value={note}
        status={isMissing && note.trim() === '' ? 'error' : ''}
        aria-invalid={isMissing && note.trim() === ''}
        onChange={(event) => setNote(event.target.value)}
      />
      {isMissing && note.trim() === '' && <p role="alert">{words.orderNoteMissing}</p>}
      {fault !== null && <Alert className="board-refusal" type="error" showIcon role="alert" title={refusal(fault)} />}
    </Modal>
  );
}
