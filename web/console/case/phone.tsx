import Button from 'antd/es/button';
import type { NumbersView } from '#domain/case/contact.ts';
import { KeyHint } from '../live/key-hint.tsx';
import { useFocusOnceClaimed } from '../queue/claim.tsx';
import { useTime } from '../words/use-time.ts';
import { doneSinceTaken, isUnclaimed } from './deeds.ts';
import { useOpenCase } from './open-case.ts';
import { inGroups } from './phone-groups.ts';
import { useCaseWords } from './words.ts';

/** The number, masked; whole and ready to dial for the owner who asked for it. */
export function Phone() {
  const { phone: words } = useCaseWords();
  const { view, deeds, number, showNumber } = useOpenCase();
  const { phone } = view.customer;
  if (number) return <Numbers numbers={number} />;
  if (!phone) return <span className="case-muted">{words.none}</span>;
  return (
    <>
      <span className="case-masked">{inGroups(phone)}</span>
      {!deeds.has('phone') && <span className="case-muted"> · {isUnclaimed(view) ? words.hidden : words.notYours}</span>}{' '}
      {deeds.has('phone') && doneSinceTaken(view).revealed && (
        <Button onClick={() => void showNumber()}>
          {words.show} <KeyHint deed="number" />
        </Button>
      )}
    </>
  );
}

/** The number to call; when sources gave different ones, which gave which and when, so that nobody is sent to a stranger. */
function Numbers({ numbers: { earlier, ...newest } }: { numbers: NumbersView }) {
  const { phone: words } = useCaseWords();
  const { moment } = useTime();
  return [newest, ...earlier].map(({ phone, source, submittedAt }, i) => (
    <span key={source} className={i === 0 ? undefined : 'case-number-earlier'}>
      <a className="case-number" href={`tel:${phone.replace(/[^+\d]/g, '')}`} aria-label={`${words.yours} ${phone}`}>
        {inGroups(phone)}
      </a>
      {earlier.length > 0 && <span className="case-muted"> · {words.from(source, moment(submittedAt))}</span>}
    </span>
  ));
}

/** The first thing to do with a claimed case: it takes the focus once, after this person has claimed it. */
export function FirstShowNumber({ busy, guard }: { busy: boolean; guard: (deed: () => void) => () => void }) {
  const { phone: words } = useCaseWords();
  const { view, showNumber } = useOpenCase();
  const ref = useFocusOnceClaimed<HTMLButtonElement>(view.caseId);
  return (
    <Button ref={ref} type="primary" size="large" loading={busy} onClick={guard(() => void showNumber())}>
      {words.show} <KeyHint deed="number" />
    </Button>
  );
}
