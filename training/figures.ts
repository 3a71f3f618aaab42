import type { Toned } from './label.ts';

/** One answer beside the truth. */
export type Answer = { source: string; tone: Toned; probability: number };

const sure = 0.95;

/** How well "unhappy or not" was told apart, unhappy being a probability of `from` and more. Shares 0…1; null where nothing was to be told. */
export function figures(answers: Answer[], from = 0.5) {
  const isUnhappy = answers.map(({ tone }) => tone === 'neg');
  const count = (called: boolean, unhappy: boolean) =>
    answers.filter(({ probability }, i) => probability >= from === called && isUnhappy[i] === unhappy).length;
  const [hit, falseAlarm, missed, quiet] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  const bySureness = [...answers].sort((a, b) => sureness(b) - sureness(a));
  const claimed = answers.filter((answer) => sureness(answer) >= sure);
  return {
    texts: answers.length,
    unhappy: hit + missed,
    accuracy: share(hit + quiet, answers.length),
    macroF1: missed + hit && quiet + falseAlarm ? round((f1(hit, falseAlarm, missed) + f1(quiet, missed, falseAlarm)) / 2) : null,
    recall: share(hit, hit + missed),
    precision: share(hit, hit + falseAlarm),
    falseAlarms: share(falseAlarm, falseAlarm + quiet),
    auc: auc(answers),
    calibrationError: calibrationError(answers),
    accuracyAt90: accuracy(bySureness.slice(0, Math.ceil(answers.length * 0.9)), from),
    sureAnswers: share(claimed.length, answers.length),
    sureAndRight: accuracy(claimed, from),
  };
}
export type Figures = ReturnType<typeof figures>;

export function figuresBySource(answers: Answer[], from = 0.5): Record<string, Figures> {
  const sources = [...Map.groupBy(answers, ({ source }) => source)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries([...sources, ['all', answers] as const].map(([source, some]) => [source, figures(some, from)]));
}

const sureness = ({ probability }: Answer) => Math.max(probability, 1 - probability);
export const isRight = ({ probability, tone }: Answer, from: number) => probability >= from === (tone === 'neg');
const accuracy = (answers: Answer[], from: number) => share(answers.filter((answer) => isRight(answer, from)).length, answers.length);
const f1 = (hit: number, wrong: number, missed: number) => (2 * hit) / (2 * hit + wrong + missed);
const round = (value: number) => Number(value.toFixed(4));
const share = (part: number, all: number) => (all ? round(part / all) : null);

/** The chance that an unhappy text is ranked above another, ties counted half (Mann–Whitney). */
function auc(answers: Answer[]): number | null {
  const sorted = [...answers].sort((a, b) => a.probability - b.probability);
  let ranks = 0;
  let unhappy = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.probability === sorted[from]!.probability) to++;
    for (let i = from; i < to; i++)
      if (sorted[i]!.tone === 'neg') {
        ranks += (from + to + 1) / 2;
        unhappy++;
      }
    from = to;
  }
  const others = sorted.length - unhappy;
  return unhappy && others ? round((ranks - (unhappy * (unhappy + 1)) / 2) / (unhappy * others)) : null;
}

const bins = 10;
/** Expected calibration error over ten equal bins of the probability of unhappy. */
function calibrationError(answers: Answer[]): number | null {
  const groups = Map.groupBy(answers, ({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)));
  let error = 0;
  for (const group of groups.values())
    error += Math.abs(group.reduce((sum, { probability, tone }) => sum + probability - (tone === 'neg' ? 1 : 0), 0));
  return answers.length ? round(error / answers.length) : null;
}
