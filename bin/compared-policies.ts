import * as z from 'zod';
import { dateIn } from '#domain/calendar/zoned.ts';
import type { Insurer } from '#domain/insurer.ts';
import { judge } from '#domain/judgement/judge.ts';
import type { Judgement } from '#domain/judgement/judgement.ts';
import type { SentimentModel } from '#domain/judgement/sentiment.ts';
import { hear, Spoken } from '#domain/judgement/spoken.ts';

/** A feedback of the past: as the API takes it, as `npm run judge` does, or as the bundled sample wraps it. */
const Past = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  sourceId: z.string().optional(),
  submittedAt: z.iso.datetime({ offset: true }).optional(),
  customer: z.object({ id: z.string() }).optional(),
  comment: z.string().optional(),
});
type Past = { id: string | number; at: string | undefined; customer: string; spoken: Spoken };
export type History = { feedbacks: Past[]; errors: { line: number; error: string }[] };

export function historyFrom(text: string): History {
  const history: History = { feedbacks: [], errors: [] };
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    try {
      history.feedbacks.push(pastOf(JSON.parse(line), i + 1));
    } catch (error) {
      history.errors.push({ line: i + 1, error: error instanceof z.ZodError ? z.prettifyError(error) : 'not JSON' });
    }
  });
  return history;
}

function pastOf(json: { feedback?: object } | null, line: number): Past {
  const said = json?.feedback ?? json;
  const { id, sourceId, submittedAt, customer, comment } = Past.parse(said);
  const spoken = Spoken.parse({ ...said, ...(comment !== undefined && { text: comment }) });
  return { id: id ?? sourceId ?? line, at: submittedAt, customer: customer?.id ?? `line ${line}`, spoken };
}

type Verdict = Pick<Judgement, 'unhappy' | 'probability' | 'severity'>;
const verdict = ({ unhappy, probability, severity }: Judgement): Verdict => ({ unhappy, probability, severity });

/** One customer's unhappy feedbacks of one day are one case, as they would join it. */
export async function compare({ feedbacks, errors }: History, model: SentimentModel, is: Insurer, wouldBe: Insurer) {
  const days = new Set<string>();
  const cases = { is: new Set<string>(), wouldBe: new Set<string>() };
  const changes: { id: string | number; is: Verdict; wouldBe: Verdict }[] = [];
  for (const { id, at, customer, spoken } of feedbacks) {
    const day = at ? dateIn(Date.parse(at), is.timeZone) : 'undated';
    days.add(day);
    const { expression, sentiment } = await hear(spoken, model);
    const before = judge(expression, sentiment, is.policy.judgement);
    const after = judge(expression, sentiment, wouldBe.policy.judgement);
    if (before.unhappy) cases.is.add(`${day} ${customer}`);
    if (after.unhappy) cases.wouldBe.add(`${day} ${customer}`);
    if (before.unhappy !== after.unhappy || before.severity !== after.severity)
      changes.push({ id, is: verdict(before), wouldBe: verdict(after) });
  }
  const perDay = (of: Set<string>) => Number((of.size / Math.max(1, days.size)).toFixed(2));
  return {
    feedbacks: feedbacks.length,
    days: days.size,
    casesPerDay: { is: perDay(cases.is), wouldBe: perDay(cases.wouldBe) },
    changed: changes.length,
    changes,
    errors,
  };
}
