import Modal from 'antd/es/modal';
import type { StaffItem } from '#domain/staff/board.ts';
import type { ListedCase } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useDeed } from '../case/use-deed.ts';
import { OrderForm } from '../lead/order-form.tsx';
import { ReassignForm } from '../lead/reassign-form.tsx';
import { leadWords } from '../lead/words.ts';
import { useFeed } from '../live/use-feed.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import type { Dialog } from './use-deeds.ts';

type Props = { kind: Dialog['kind']; c: ListedCase; staff: readonly StaffItem[]; onDone: (said: string) => void; onClose: () => void };

/** A lead's form about a line of the board. */
export function DeedDialog({ kind, c, staff, onDone, onClose }: Props) {
  const words = useOwnWords(leadWords);
  const { touchpointName } = useStart();
  const { severities } = useWords();
  const about = [
    words[kind].title,
    severities[c.severity],
    touchpointName(c.touchpoint),
    words.customer(c.customerId),
    words.number(c.caseId.slice(-8)),
  ];
  const feed = useFeed();
  const doing = useDeed(c.caseId, feed.put, feed.refresh);
  const form = { about: c, doing, onDone, close: onClose };
  return (
    <Modal open title={about.join(' · ')} onCancel={onClose} footer={null}>
      {kind === 'order' ? <OrderForm {...form} /> : <ReassignForm {...form} staff={staff} />}
    </Modal>
  );
}
