import { useMemo, useState } from 'react';
import type { CaseView } from '../api/types.ts';
import { Loading } from '../app/loading.tsx';
import { part } from '../app/part.tsx';
import { useStart } from '../app/start-data.ts';
import { Actions } from './actions.tsx';
import { CaseHead } from './case-head.tsx';
import { deedsOf } from './deeds.ts';
import { Fault } from './fault.tsx';
import { type FormName, OpenCaseContext } from './open-case.ts';
import { Refused } from './refused.tsx';
import { Resolution } from './resolution.tsx';
import { Said } from './said.tsx';
import { Script } from './script.tsx';
import './style.css';
import './head.css';
import './said.css';
import './script.css';
import './record.css';
import './actions.css';
import './form.css';
import { UnsentHere } from './unsent.tsx';
import { type LoadedCase, useCase } from './use-case.ts';
import { useDeed } from './use-deed.ts';
import { useNumber } from './use-number.ts';
import { useSeen } from './use-seen.ts';
import { useCaseWords } from './words.ts';

const Record = part(() => import('./record.tsx'), { isNeededOffline: true });

type Props = { caseId: string; onClose?: () => void };

/** One case: what the customer said, what may be done about it, and what has happened. Beside the queue, or on its own page. */
export function CasePanel(props: Props) {
  return <Panel key={props.caseId} {...props} />;
}

function Panel({ caseId, onClose }: Props) {
  const loaded = useCase(caseId);
  useSeen(caseId, loaded.view, loaded.take);
  const isGone = loaded.fault?.status === 403 || loaded.fault?.status === 404;
  if (loaded.view && !isGone) return <Shown view={loaded.view} loaded={loaded} onClose={onClose} />;
  return loaded.fault ? <Refused problem={loaded.fault} again={loaded.reload} onClose={onClose} /> : <Loading />;
}

function Shown({
  view,
  loaded: { take, reload, fault },
  onClose,
}: {
  view: CaseView;
  loaded: LoadedCase;
  onClose?: (() => void) | undefined;
}) {
  const words = useCaseWords();
  const { me, touchpointName } = useStart();
  const doing = useDeed(view.caseId, take, reload);
  const phone = useNumber(view, reload);
  const [form, setForm] = useState<FormName | null>(null);
  const deeds = useMemo(() => deedsOf(view, me), [view, me]);
  const open = {
    ...doing,
    ...{ view, deeds, take, reload, form },
    number: phone.number,
    showNumber: phone.show,
    openForm(next: FormName | null) {
      if (next !== null) doing.reset();
      setForm(next);
    },
  };
  return (
    <OpenCaseContext value={open}>
      <article className="case" aria-label={`${words.title} ${touchpointName(view.touchpoint)}`}>
        <CaseHead onClose={onClose} />
        {fault && !fault.isSilence && <Fault problem={fault} again={reload} />}
        <div className="case-body">
          <div className="case-main">
            <Said />
            <Resolution />
            <UnsentHere />
            <Actions numberFault={phone.fault && <Fault problem={phone.fault} again={() => void phone.show()} />} numberBusy={phone.busy} />
          </div>
          <Script />
          <Record />
        </div>
      </article>
    </OpenCaseContext>
  );
}
