import App from 'antd/es/app';
import type { StaffItem } from '#domain/staff/board.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { Loading } from '../app/loading.tsx';
import type { FormProps } from '../lead/about.ts';
import { OrderForm } from '../lead/order-form.tsx';
import { ReassignForm } from '../lead/reassign-form.tsx';
import { leadWords } from '../lead/words.ts';
import { useOwnWords } from '../words/use-words.ts';
import { FormBox } from './form-box.tsx';
import { useOpenCase } from './open-case.ts';

const presenceEvery = 5000;

/** A lead's form about the open case. */
export default function LeadForm({ form }: { form: 'order' | 'reassign' }) {
  const words = useOwnWords(leadWords);
  const { message } = App.useApp();
  const open = useOpenCase();
  const close = () => open.openForm(null);
  const onDone = (said: string) => {
    close();
    void message.success(said);
  };
  const props = { about: open.view, doing: open, onDone, close };
  return (
    <FormBox title={words[form].title} close={close}>
      {form === 'order' ? <OrderForm {...props} /> : <Reassign {...props} />}
    </FormBox>
  );
}

function Reassign(props: FormProps) {
  const { answer, fault, again } = useAnswer<{ items: StaffItem[] }>('/v1/presence', {}, presenceEvery);
  if (answer) return <ReassignForm {...props} staff={answer.items} />;
  return fault ? <Failed fault={fault} again={again} /> : <Loading />;
}
