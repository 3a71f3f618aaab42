import type { Interval } from '#domain/insight/quantile.ts';
import type { Summary } from './summary.ts';

const reasonsShown = 10;

/** The closing table, one row a line. */
export function tableOf(summary: Summary): string[] {
  const { expectation: e, intervals } = summary;
  const rows: [string, string][] = [
    ['sent', `${summary.sent} in ${summary.seconds.toFixed(1)} s`],
    ['accepted', `${summary.accepted}`],
    ['rejected', `${summary.rejected}`],
    ...summary.rejectedBecause.slice(0, reasonsShown).map(({ reason, count }): [string, string] => ['', `${count} × ${reason}`]),
    ['bad lines', `${summary.badLines}`],
    ['judged', `${summary.judged}`],
    ...counts(['unjudged', summary.unjudged], ['still pending', summary.pending]),
    ['unhappy', `${summary.unhappy}`],
    ['cases', `${summary.cases}`],
    ['alerts so far', `${summary.alerts ?? 'not readable'}`],
  ];
  if (intervals) rows.push(['click → case', seconds(intervals.toCase)], ['click → first alert', seconds(intervals.toFirstAlert)]);
  if (e)
    rows.push(
      ['as expected', `${e.agree} of ${e.compared} (${percent(e.agreement)})`],
      ['recall · precision', `${percent(e.recall)} · ${percent(e.precision)}`],
      ...(e.severityCompared > 0
        ? ([['severity as expected', `${percent(e.severityAgreement)} of ${e.severityCompared} unhappy`]] as [string, string][])
        : []),
    );
  const width = Math.max(...rows.map(([name]) => name.length));
  return [`replay of ${summary.file}`, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)];
}

/** Rows that only matter when there is something in them. */
const counts = (...rows: [string, number][]): [string, string][] => rows.filter(([, n]) => n > 0).map(([name, n]) => [name, `${n}`]);

const percent = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);

const seconds = ({ n, p50, p90, p99 }: Interval): string =>
  n === 0
    ? 'none measured'
    : `p50 ${p50!.toFixed(2)} s · p90 ${p90!.toFixed(2)} s · p99 ${p99!.toFixed(2)} s (n = ${n}, clicks set back left out)`;
