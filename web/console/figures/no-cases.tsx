import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { type Answer, ofHours } from './figures.ts';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';

/** Says that there is nothing, and whether there is something outside the duty hours. */
export function NoCases({ page: { asked, change }, answer }: { page: AskedPage; answer: Answer }) {
  const { words } = useFiguresWords();
  if (ofHours(answer, asked.hours).cases > 0) return null;
  if (answer.allHours.cases === 0) return <Alert type="info" title={words.none} />;
  const action = <Button onClick={() => change({ hours: 'all' })}>{words.showAllHours}</Button>;
  return <Alert type="info" title={words.noneOnDuty} action={action} />;
}
