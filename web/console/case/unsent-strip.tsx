import Alert from 'antd/es/alert';
import { useOutbox } from './use-outbox.ts';
import { useCaseWords } from './words.ts';

/** Keeps uploading wherever the person is in the console, and says how much waits. */
export function UnsentStrip() {
  const { unsent: words } = useCaseWords();
  const waiting = useOutbox().items.filter(({ refusal }) => refusal === null).length;
  return waiting > 0 ? <Alert banner type="info" title={words.waiting(waiting)} role="status" /> : null;
}
