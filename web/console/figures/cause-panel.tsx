import { useCallback, useMemo } from 'react';
import { type CausePair, causeKey, pairsOf, topCause } from './causes.ts';
import { causeBars } from './chart/cause-bars.ts';
import type { Palette } from './chart/palette.ts';
import { ChartOrTable } from './chart-panel.tsx';
import type { DataColumn } from './data-table.tsx';
import { type Answer, ofHours } from './figures.ts';
import { FigureNumber } from './number.tsx';
import { Panel } from './panel.tsx';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';
import type { Loaded } from './use-loaded.ts';

/** Why callbacks were late, now and before. */
export function CausePanel({ page, whole }: { page: AskedPage; whole: Loaded<Answer> }) {
  const { words } = useFiguresWords();
  return (
    <Panel title={whole.answer?.unfinished ? words.charts.causesUnfinished : words.charts.causes} loaded={whole}>
      {(answer) => <Causes page={page} answer={answer} />}
    </Panel>
  );
}

function Causes({ page, answer }: { page: AskedPage; answer: Answer }) {
  const { words, general } = useFiguresWords();
  const { hours } = page.asked;
  const now = ofHours(answer, hours).callbacks;
  const before = answer.previous ? ofHours(answer.previous, hours).callbacks : null;
  const pairs = useMemo(() => pairsOf(now, before), [now, before]);
  const top = topCause(now);
  const { charts } = words;
  const finding =
    now.breached === 0
      ? charts.foundNone
      : top
        ? charts.foundCauses(general.breachCauses[top.cause], top.count, now.breached)
        : charts.foundEven(now.breached);
  const { unfinished } = answer;
  const drawing = useCallback(
    (palette: Palette) =>
      causeBars({
        pairs,
        unfinished,
        finding,
        palette,
        words: { cause: (cause) => general.breachCauses[cause], now: charts.now, before: charts.before },
      }),
    [pairs, unfinished, finding, general, charts],
  );
  const column = (id: 'now' | 'before'): DataColumn<CausePair> => ({
    id,
    title: charts[id],
    numeric: true,
    sortBy: (pair) => pair[id],
    cell: (pair) => (
      <FigureNumber
        column={{ kind: 'count' }}
        measured={{ value: pair[id], n: pair[id] ?? 0, bounds: null, worth: pair[id] === null ? 'none' : 'enough' }}
        name={`${general.breachCauses[pair.cause]} ${charts[id]}`}
        onOpen={() => page.open({ figure: `breached:${causeKey(pair.cause)}`, ...(id === 'before' ? { before: true } : {}) })}
      />
    ),
  });
  const causeColumn: DataColumn<CausePair> = {
    id: 'cause',
    title: charts.cause,
    sortBy: ({ cause }) => general.breachCauses[cause],
    cell: ({ cause }) => general.breachCauses[cause],
  };
  return (
    <ChartOrTable
      title={charts.causes}
      {...{ finding, drawing }}
      height={300}
      table={{ columns: [causeColumn, column('now'), column('before')], rows: pairs, keyOf: ({ cause }) => cause }}
      onOpen={page.open}
    />
  );
}
