import App from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { ExportBody } from '#domain/audit/export.ts';
import { call } from '../../api/client.ts';
import { useOwnWords } from '../../words/use-words.ts';
import type { Asked } from '../asked.ts';
import { useToldAsked } from '../use-told-asked.ts';
import { figuresWords } from '../words.ts';
import { type About, fileNameOf, type Sheet } from './cells.ts';
import { saveCsv } from './save.ts';

type Props = {
  title: string;
  asked: Asked;
  /** When the figures were counted, in words; null until they are there. */
  asOf: string | null;
  /** What the audit is told of the file. */
  about: Pick<ExportBody, 'page' | 'by'>;
  /** Null until everything that belongs into the file is there. */
  sheets: (() => Sheet[]) | null;
};

/** Saves what is shown. The file is written here, so the audit is told first: without that nothing is saved. */
export function ExportButtons({ title, asked, asOf, about, sheets }: Props) {
  const { from, to } = asked;
  const words = useOwnWords(figuresWords);
  const { message } = App.useApp();
  const [writing, setWriting] = useState(false);
  const told = useToldAsked(asked);
  const { file } = words;
  const of: About = [
    [file.page, title],
    [file.period, told.period],
    [file.compared, told.before],
    [words.hours.label, told.hours],
    [words.filters.label, told.filters.map(({ what, value }) => words.filters.is(what, value)).join(file.and) || file.noFilter],
    [file.asOf, asOf ?? ''],
  ];
  const save = async (ending: 'csv' | 'xlsx') => {
    setWriting(true);
    try {
      const entry: ExportBody = { ...about, from, to, format: ending };
      await call('POST', '/v1/audit/exports', { body: entry });
      const fileName = fileNameOf([title, told.hours, ...told.filters.map(({ value }) => value)], { from, to }, ending);
      if (ending === 'csv') saveCsv(fileName, sheets!(), of);
      else await (await import('./workbook.ts')).saveWorkbook(fileName, sheets!(), of);
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
