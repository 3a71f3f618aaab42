import App from 'antd/es/app';
import Button from 'antd/es/button';
import { shortNumber } from './short-number.ts';
import { useCaseWords } from './words.ts';

/** The number people name a case by, and the whole one for pasting elsewhere. */
export function CaseNumber({ caseId }: { caseId: string }) {
  const { number: words } = useCaseWords();
  const { message } = App.useApp();
  // Browsers refuse outside of a secure page, and when the person does.
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(caseId) ?? Promise.reject()).then(
      () => message.success(words.copied),
      () => message.error(words.failed),
    );
  return (
    <span className="case-number-of">
      {words.label} <span title={caseId}>{shortNumber(caseId)}</span>{' '}
      <Button size="small" aria-label={words.copy} title={words.copy} onClick={() => void copy()}>
        ⧉
      </Button>
    </span>
  );
}
