import * as z from 'zod';
import type { Judgement } from '#domain/judgement/judgement.ts';
import type { SentimentModel } from '#domain/judgement/sentiment.ts';
import { judgeSpoken, Spoken } from '#domain/judgement/spoken.ts';
import type { Thresholds } from '#domain/judgement/thresholds.ts';

type Answer = { id?: string | number } & (Judgement | { error: string });

export async function judgedLine(line: string, model: SentimentModel, thresholds: Thresholds): Promise<Answer> {
  const read = parse(line);
  if ('error' in read) return read;
  const { id } = read.spoken;
  return { ...(id !== undefined && { id }), ...(await judgeSpoken(read.spoken, model, thresholds)) };
}

function parse(line: string): { spoken: Spoken } | { id?: string | number; error: string } {
  if (line.trim() === '') return { error: 'an empty line' };
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { error: 'not JSON' };
  }
  const read = Spoken.safeParse(json);
  if (read.success) return { spoken: read.data };
  const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(json);
  const error = read.error.issues.map(({ path, message }) => (path.length ? `${path.join('.')}: ${message}` : message)).join('; ');
  return { ...(id.success && { id: id.data.id }), error };
}
