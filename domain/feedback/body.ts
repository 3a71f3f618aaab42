import * as z from 'zod';
import { longerThan, unfit } from './fault.ts';
import { type Scale, scales } from './feedback.ts';
import { isBlank } from './visible.ts';

/** Every message completes the sentence "this field …", since a pointer stands before it. */
function text(most: number, sense: string, least = 1) {
  return z.string({ error: `must be ${sense}` }).superRefine((value, ctx) => {
    const reason = unfit(value);
    if (reason) ctx.addIssue({ code: 'custom', message: reason, params: { silent: true } });
    if (longerThan(value, most)) ctx.addIssue({ code: 'custom', message: `is too long: it must be ${sense}`, params: { silent: true } });
    if (least > 0 && isBlank(value)) ctx.addIssue({ code: 'custom', message: `is blank: it must be ${sense}`, params: { silent: true } });
  });
}

/** Ids are compared, logged and shown beside one another: in any script, but with nothing in them that cannot be seen. */
const identifier = (most: number, sense: string) =>
  text(most, sense).superRefine((value, ctx) => {
    if (/^[^\p{C}\p{Z}]+(?: [^\p{C}\p{Z}]+)*$/u.test(value) || unfit(value) || isBlank(value)) return;
    ctx.addIssue({ code: 'custom', message: 'must consist of visible characters, single spaces apart' });
  });

const matching = (pattern: RegExp, sense: string) => z.string({ error: `must be ${sense}` }).regex(pattern, { error: `must be ${sense}` });

/** An optional field may be left out or sent as null, which means the same. */
const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined);

const scaleNames = Object.keys(scales) as Scale[];
const ranges = scaleNames.map((scale) => `${scale} ${scales[scale][0]}–${scales[scale][1]}`).join(', ');

/** A score as anybody outside may send it. */
export const ScoreBody = z
  .object(
    {
      scale: z.enum(scaleNames, { error: `must be one of ${scaleNames.join(', ')}` }),
      value: z.number({ error: `must be a whole number within its scale (${ranges})` }),
    },
    { error: 'must be an object {scale, value}' },
  )
  .superRefine(({ scale, value }, ctx) => {
    const [least, most] = scales[scale];
    if (Number.isInteger(value) && value >= least && value <= most) return;
    ctx.addIssue({ code: 'custom', path: ['value'], message: `must be a whole number from ${least} to ${most} for ${scale}` });
  });

const CustomerBody = z.object(
  {
    id: identifier(128, 'your pseudonymous id of the customer, a string of 1–128 characters'),
    name: optional(text(100, 'a string of at most 100 characters', 0)),
    phone: optional(
      matching(
        /^(?=(?:[^0-9]*[0-9]){5,20}[^0-9]*$)[0-9+\- ]{5,40}$/,
        'a phone number of 5–20 digits; only digits, +, - and spaces are allowed',
      ),
    ),
    region: optional(matching(/^[0-9]{6}$/, 'a region code of six digits, for example 310000')),
  },
  { error: 'must be an object {id, name?, phone?, region?}' },
);

/** The body of POST /v1/feedback as the contract describes it; what depends on the catalogue or on other fields is checked in accept. */
export const FeedbackBody = z.object(
  {
    source: matching(/^[a-z0-9_-]{1,64}$/, 'the name of the source, 1–64 characters of a–z, 0–9, _ and -'),
    sourceId: identifier(200, 'the id this feedback has in its source, a string of 1–200 characters'),
    submittedAt: z.string({
      error: 'must be the moment the customer pressed send, ISO 8601 with offset, for example 2026-11-22T09:30:00+08:00',
    }),
    touchpoint: z.string({ error: 'must be the id of a touchpoint, for example claims.motor.repair.progress' }),
    customer: CustomerBody,
    score: optional(ScoreBody),
    options: optional(
      z
        .array(text(200, 'a string of 1–200 characters'), { error: 'must be a list of strings' })
        .max(50, { error: 'must have at most 50 options' }),
    ),
    comment: optional(text(5000, 'a string of at most 5,000 characters', 0)),
    language: optional(
      matching(
        /^(?=.{0,35}$)(?:\s*|[a-zA-Z]{2,8}(?:[-_][a-zA-Z0-9]{1,8})*)$/,
        'a language tag (BCP 47) of at most 35 characters, for example zh-CN',
      ),
    ),
  },
  { error: 'must be a JSON object; see GET /v1/openapi.json for its fields' },
);
export type FeedbackBody = z.infer<typeof FeedbackBody>;
