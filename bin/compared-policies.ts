import * as z from 'zod';
import { dateIn } from '#domain/calendar/zoned.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Judgement } from '#domain/judgement/judgement.ts';
import type { SentimentModel } from '#domain/judgement/sentiment.ts';
import { judgeSpoken, Spoken } from '#domain/judgement/spoken.ts';

/** A feedback of the past: as the API takes it, as `npm run judge` does, or as the bundled sample wraps it. */
const Line = z.preprocess(
  (line) => (line as { feedback?: unknown } | null)?.feedback ?? line,
  z.object({
    id: z.union([z.string(), z.number()]).optional(),
    sourceId: z.string().optional(),
    submittedAt: z.iso.datetime({ offset: true }).optional(),
    customer: z.object({ id: z.string() }).optional(),
    comment: z.string().optional(),
  }),
);
type Past = { id: string | number; day: string; customer: string; spoken: Spoken };
export type History = { feedbacks: { at: string | undefined; past: Omit<Past, 'day'> }[]; errors: { line: number; error: string }[] };

export function historyFrom(text: string): History {
  const history: History = { feedbacks: [], errors: [] };
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    try {
      const json: unknown = JSON.parse(line);
      const { id, sourceId, submittedAt, customer, comment } = Line.parse(json);
      const inner = (json as { feedback?: object }).feedback ?? (json as object);
      const spoken = Spoken.parse({ ...inner, ...(comment !== undefined && { text: comment }) });
      const name = id ?? sourceId ?? i + 1;
      history.feedbacks.push({ at: submittedAt, past: { id: name, customer: customer?.id ?? `line ${i + 1}`, spoken } });
    } catch (error) {
      history.errors.push({ line: i + 1, error: error instanceof z.ZodError ? z.prettifyError(error) : 'not JSON' });
    }
  });
  return history;
}

type Verdict = Pick<Judgement, 'unhappy' | 'probability' | 'severity'>;
const verdict = ({ unhappy, probability, severity }: Judgement): Verdict => ({ unhappy, probability, severity });

/** One customer's unhappy feedbacks of one day are one case, as they would join it. */
export async function compare({ feedbacks, errors }: History, model: SentimentModel, is: Insurer, wouldBe: Insurer) {
  const days = new Set<string>();
  const cases = { is: new Set<string>(), wouldBe: new Set<string>() };
  const changes: { id: string | number; is: Verdict; wouldBe: Verdict }[] = [];
  for (const { at, past } of feedbacks) {
    const day = at ? dateIn(Date.parse(at), is.timeZone) : 'undated';
    days.add(day);
    const [before, after] = [
      await judgeSpoken(past.spoken, model, is.policy.judgement),
      await judgeSpoken(past.spoken, model, wouldBe.policy.judgement),
    ];
    if (before.unhappy) cases.is.add(`${day} ${past.customer}`);
    if (after.unhappy) cases.wouldBe.add(`${day} ${past.customer}`);
    if (before.unhappy !== after.unhappy || before.severity !== after.severity)
      changes.push({ id: past.id, is: verdict(before), wouldBe: verdict(after) });
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
