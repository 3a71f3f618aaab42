import Button from 'antd/es/button';
import { useFocusOnceClaimed } from '../queue/claim.tsx';
import { doneSinceTaken, isUnclaimed } from './deeds.ts';
import { useOpenCase } from './open-case.ts';
import { useCaseWords } from './words.ts';

/** The number, masked; whole and ready to dial for the owner who asked for it. */
export function Phone() {
  const { phone: words } = useCaseWords();
  const { view, deeds, number, showNumber } = useOpenCase();
  const { phone } = view.customer;
  if (number)
    return (
      <a className="case-number" href={`tel:${number.replace(/[^+\d]/g, '')}`} aria-label={`${words.yours} ${number}`}>
        {number}
      </a>
    );
  if (!phone) return <span className="case-muted">{words.none}</span>;
  return (
    <>
      <span className="case-masked">{phone}</span>
      {!deeds.has('phone') && <span className="case-muted"> · {isUnclaimed(view) ? words.hidden : words.notYours}</span>}{' '}
      {deeds.has('phone') && doneSinceTaken(view).revealed && (
        <Button onClick={() => void showNumber()}>
          {words.show} <kbd>P</kbd>
        </Button>
      )}
    </>
  );
}

/** The first thing to do with a claimed case: it takes the focus once, after this person has claimed it. */
export function FirstShowNumber({ busy, guard }: { busy: boolean; guard: (deed: () => void) => () => void }) {
  const { phone: words } = useCaseWords();
  const { view, showNumber } = useOpenCase();
  const ref = useFocusOnceClaimed<HTMLButtonElement>(view.caseId);
  return (
    <Button ref={ref} type="primary" size="large" loading={busy} onClick={guard(() => void showNumber())}>
      {words.show} <kbd>P</kbd>
    </Button>
  );
}
