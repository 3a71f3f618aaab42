import * as z from 'zod';
import { TemplateError } from '../template/failure.ts';

/** The part of the Amazon States Language that runs here. Everything else stops the boot. */
const next = { Comment: z.string().optional(), Next: z.string().optional(), End: z.literal(true).optional() };

const Retrier = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.number().default(1),
  MaxAttempts: z.number().default(3),
  BackoffRate: z.number().default(2),
  MaxDelaySeconds: z.number().optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).default('NONE'),
  Comment: z.string().optional(),
});

const State = z.discriminatedUnion('Type', [
  z.strictObject({
    ...next,
    Type: z.literal('Wait'),
    TimestampPath: z.string().regex(/^\$(\.\w+)+$/, 'must be a plain path such as $.at'),
  }),
  z.strictObject({
    ...next,
    Type: z.literal('Task'),
    Resource: z.string().regex(/^arn:aws:lambda:/, 'must be the ARN of a function'),
    Retry: z.array(Retrier).default([]),
  }),
  z.strictObject({ ...next, Type: z.literal('Pass') }),
  z.strictObject({ Comment: z.string().optional(), Type: z.literal('Succeed') }),
]);

const Definition = z.strictObject({
  Comment: z.string().optional(),
  QueryLanguage: z.literal('JSONPath').optional(),
  StartAt: z.string(),
  States: z.record(z.string(), State),
});

export type Retrier = z.infer<typeof Retrier>;
export type State = z.infer<typeof State>;
export type Definition = z.infer<typeof Definition>;

/** Parses and checks a definition. Throws a TemplateError that names the state and the field. */
export function parseDefinition(machine: string, text: string): Definition {
  const parsed = Definition.safeParse(JSON.parse(text));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const unknown = issue.code === 'unrecognized_keys' ? `unknown field ${issue.keys.join(', ')}` : issue.message;
      return `${issue.path.join('.') || 'the definition'}: ${unknown}`;
    });
    throw new TemplateError(
      `${machine} (AWS::StepFunctions::StateMachine): ${problems.join('; ')}. The local cloud runs only the states in local/step-functions/language.ts.`,
    );
  }
  const { StartAt, States } = parsed.data;
  const targets = [StartAt, ...Object.values(States).flatMap((state) => (state.Type === 'Succeed' ? [] : (state.Next ?? [])))];
  const missing = targets.find((target) => !(target in States));
  if (missing) throw new TemplateError(`${machine}: the state ${missing} does not exist`);
  return parsed.data;
}

/** The instant a Wait state ends, in milliseconds. AWS ignores fractions of a second, so a timer may ring up to a second early. */
export function waitUntil(path: string, input: unknown): number {
  const value = path
    .slice(2)
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | null | undefined)?.[key], input);
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant)) throw new Error(`the path ${path} does not hold a timestamp`);
  return Math.floor(instant / 1_000) * 1_000;
}
