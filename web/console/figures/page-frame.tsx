import Button from 'antd/es/button';
import ConfigProvider from 'antd/es/config-provider';
import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import type { ExportBody } from '#domain/audit/export.ts';
import { usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { themeOf, useShade } from '../app/theme.ts';
import { usePrinting } from '../app/use-printing.ts';
import { useTime } from '../words/use-time.ts';
import { CasesDrawer } from './cases-drawer.tsx';
import type { Sheet } from './export/cells.ts';
import { ExportButtons } from './export/export-buttons.tsx';
import type { Answer } from './figures.ts';
import { FilterBar } from './filter-bar.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { PrintedAsked } from './printed-asked.tsx';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';
import './style.css';
import './cards.css';
import './table.css';
import './print.css';

type PageFrameProps = {
  title: string;
  page: AskedPage;
  whole: Answer | null;
  sheets: (() => Sheet[]) | null;
  exported: Pick<ExportBody, 'page' | 'by'>;
  again: () => void;
  children: ReactNode;
};

const touched = matchMedia('(pointer: coarse)');

/** What the pages of figures have in common: period, hours, filters, export, print, and the cases behind a number. */
export function PageFrame({ title, page, whole, sheets, exported, again, children }: PageFrameProps) {
  const { words, own } = useFiguresWords();
  const { insurer } = useStart();
  const { textSize } = usePreferences();
  const { moment } = useTime();
  const shade = useShade();
  const printing = usePrinting();
  const usual = themeOf(printing ? 'light' : shade, textSize);
  const theme = touched.matches ? { ...usual, token: { ...usual.token, controlHeight: 44 } } : usual;
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }}>
      <div className="figures">
        <header className="figures-head">
          <h1>
            <span className="figures-insurer">{own(insurer)} · </span>
            {title}
          </h1>
          <div className="figures-actions">
            {whole && (
              <>
                {whole.unfinished && <Tag>{words.period.unfinished}</Tag>}
                <span className="figures-as-of">{words.asOf(moment(whole.serverNow))}</span>
              </>
            )}
            <Button onClick={again}>{words.refresh}</Button>
            <ExportButtons title={title} asked={page.asked} asOf={whole && moment(whole.serverNow)} about={exported} sheets={sheets} />
          </div>
        </header>
        <PrintedAsked asked={page.asked} />
        <div className="figures-asked">
          <PeriodPicker page={page} />
          <FilterBar page={page} />
        </div>
        {children}
        <CasesDrawer page={page} />
      </div>
    </ConfigProvider>
  );
}
