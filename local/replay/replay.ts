import { connect } from './api.ts';
import { awaitJudgement } from './await-judgement.ts';
import { readCases } from './cases.ts';
import type { BadLine, Entry, Places } from './entry.ts';
import { tableOf } from './print.ts';
import { type Progress, silent } from './progress.ts';
import { readEntries } from './read.ts';
import { send } from './send.ts';
import { type Summary, summarise, type Tally } from './summary.ts';

export type ReplayOptions = {
  url: string;
  file: string;
  /** Feedback a second; 0 sends batches as fast as they are answered. */
  rate: number;
  /** Sources that have a client; feedback of any other is sent as `replay`. */
  sources: string[];
  /** A new access token for the client of a source. */
  tokenOf(source: string): Promise<string>;
  places: Places;
  /** Counts as new feedback even if the file was sent before. */
  again?: boolean;
  /** The token of somebody who may read every case; without it alerts and intervals stay unknown. */
  token?: () => Promise<string>;
  log?: (line: string) => void;
  progress?: Progress;
  /** Milliseconds without a new judgement after which waiting ends. */
  patience?: number;
};

const badLinesShown = 20;

/** Sends a file of feedback through the HTTP API, waits for the judgements and says what became of it. */
export async function replay(options: ReplayOptions): Promise<Summary> {
  const { url, file, rate, sources, tokenOf, places, log = console.log, progress = silent, patience = 120_000 } = options;
  const api = connect({ url, tokenOf });
  const started = Date.now();
  const tally: Tally = { accepted: [], rejected: [], badLines: 0 };

  await send(goodLines(readEntries(file, places), tally, log), {
    api,
    rate,
    sources: new Set(sources),
    suffix: options.again ? `-${started.toString(36)}` : undefined,
    tell({ accepted, rejected }) {
      tally.accepted.push(...accepted);
      tally.rejected.push(...rejected);
      progress.step('sending', tally.accepted.length + tally.rejected.length + tally.badLines, note(tally, started));
    },
  });
  const seconds = (Date.now() - started) / 1_000;

  const judged = await awaitJudgement(tally.accepted, api, patience, (count) =>
    progress.step('judging', count, `${tally.accepted.length - count} waiting`),
  );
  const token = await options.token?.().catch(() => undefined);
  const cases = token === undefined ? undefined : await readCases(judged, api, token);
  progress.end();
  const summary = summarise(file, seconds, tally, judged, cases);
  for (const line of tableOf(summary)) log(line);
  return summary;
}

async function* goodLines(lines: AsyncIterable<Entry | BadLine>, tally: Tally, log: (line: string) => void): AsyncGenerator<Entry> {
  for await (const line of lines) {
    if ('feedback' in line) {
      yield line;
      continue;
    }
    tally.badLines += 1;
    if (tally.badLines <= badLinesShown) log(`line ${line.line}: ${line.fault}`);
    if (tally.badLines === badLinesShown) log('further bad lines are only counted');
  }
}

function note({ accepted, rejected, badLines }: Tally, started: number): string {
  const faults = [rejected.length > 0 && `${rejected.length} rejected`, badLines > 0 && `${badLines} bad lines`].filter(Boolean);
  return [`${((accepted.length * 1_000) / (Date.now() - started)).toFixed(1)}/s`, ...faults].join(' · ');
}
