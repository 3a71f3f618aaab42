import App from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { Period } from '#domain/insight/period.ts';
import { useOwnWords } from '../../words/use-words.ts';
import { figuresWords } from '../words.ts';
import { fileNameOf, type Sheet } from './cells.ts';
import { saveCsv } from './save.ts';

/** `sheets`: null until everything that belongs into the file is there. */
export function ExportButtons({ title, period, sheets }: { title: string; period: Period; sheets: (() => Sheet[]) | null }) {
  const words = useOwnWords(figuresWords);
  const { message } = App.useApp();
  const [writing, setWriting] = useState(false);
  const save = async (ending: 'csv' | 'xlsx') => {
    setWriting(true);
    try {
      const fileName = fileNameOf(title, period, ending);
      if (ending === 'csv') saveCsv(fileName, sheets!());
      else await (await import('./workbook.ts')).saveWorkbook(fileName, sheets!());
      message.success(words.exported);
    } catch {
      message.error(words.notExported);
    }
    setWriting(false);
  };
  return (
    <>
      <Button disabled={!sheets || writing} onClick={() => save('csv')}>
        {words.csv}
      </Button>
      <Button disabled={!sheets || writing} onClick={() => save('xlsx')}>
        {words.xlsx}
      </Button>
      <Button onClick={() => print()}>{words.print}</Button>
    </>
  );
}
