import type { Instant } from '#domain/time.ts';
import { FeedbackBody } from './body.ts';
import { type Fault, pointerTo, shown, unfit } from './fault.ts';
import type { AcceptedFeedback } from './feedback.ts';
import { mask } from './mask.ts';
import { nearestTouchpoints } from './nearest-touchpoints.ts';
import { containsPersonalNumber } from './personal-numbers.ts';
import { type Submission, type Submitted, submission } from './submitted-at.ts';
import { isBlank, undirected } from './visible.ts';

export type Intake = {
  catalogueTouchpoints: ReadonlySet<string>;
  receivedAt: Instant;
  /** A short, url-safe hash of a text. */
  digest: (text: string) => string;
};
export type Acceptance = { ok: true; feedback: AcceptedFeedback } | { ok: false; errors: Fault[] };

/** Validates one body of POST /v1/feedback and masks it; names every fault at once and never throws. */
export function accept(body: unknown, ctx: Intake): Acceptance {
  const parsed = FeedbackBody.safeParse(body);
  const errors = parsed.success ? [] : parsed.error.issues.map((issue) => readable(issue, body));
  const when = isObject(body) && typeof body.submittedAt === 'string' ? submission(body.submittedAt, ctx.receivedAt) : undefined;
  for (const fault of furtherFaults(body, ctx, when)) if (!errors.some((known) => known.pointer === fault.pointer)) errors.push(fault);
  if (!parsed.success || errors.length > 0 || !when || 'fault' in when) return { ok: false, errors };
  return { ok: true, feedback: accepted(parsed.data, ctx, when) };
}

type Issue = { path: PropertyKey[]; message: string; params?: Record<string, unknown> | undefined };

function readable(issue: Issue | object, body: unknown): Fault {
  const { path, message, params } = issue as Issue;
  const value = path.reduce<unknown>((inside, key) => (isObject(inside) ? inside[key as string] : undefined), body);
  const missing = path.length > 0 && value === undefined;
  const detail = missing ? `is missing: it ${message}` : params?.silent ? message : `${message}; got ${shown(value)}`;
  return { pointer: pointerTo(path), detail };
}

/** Faults the schema cannot see, field by field, so that they are told together with the others. */
function furtherFaults(body: unknown, ctx: Intake, when: Submission | undefined): Fault[] {
  if (!isObject(body) || Array.isArray(body)) return [];
  const faults: Fault[] = [];
  const { submittedAt, touchpoint, sourceId, customer } = body;
  if (when && 'fault' in when) faults.push({ pointer: '/submittedAt', detail: `${when.fault}; got ${shown(submittedAt)}` });
  if (typeof touchpoint === 'string' && !ctx.catalogueTouchpoints.has(touchpoint)) faults.push(unknownTouchpoint(touchpoint, ctx));
  if (typeof sourceId === 'string' && containsPersonalNumber(sourceId)) faults.push({ pointer: '/sourceId', detail: personal });
  if (isObject(customer) && typeof customer.id === 'string' && containsPersonalNumber(customer.id))
    faults.push({ pointer: '/customer/id', detail: personal });
  if (saysNothing(body)) faults.push({ pointer: '', detail: 'says nothing: send at least one of score, options and comment' });
  return faults;
}

const personal = 'contains a valid ID or bank card number; send a pseudonymous id instead, for example a keyed hash of it';

function unknownTouchpoint(touchpoint: string, { catalogueTouchpoints }: Intake): Fault {
  const nearest = nearestTouchpoints(touchpoint, catalogueTouchpoints);
  const advice = nearest.length
    ? `did you mean ${nearest.join(', ')}?`
    : 'an id reads process.line.journey.step, as in claims.motor.repair.progress';
  return { pointer: '/touchpoint', detail: unfit(touchpoint) ?? `is not in the catalogue: ${shown(touchpoint)}; ${advice}` };
}

function saysNothing({ score, options, comment }: Record<string, unknown>): boolean {
  const empty = (value: unknown) => value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  return empty(score) && empty(options) && (empty(comment) || (typeof comment === 'string' && isBlank(comment)));
}

function accepted(sent: FeedbackBody, { receivedAt, digest }: Intake, when: Submitted): AcceptedFeedback {
  const { source, sourceId, touchpoint, score, language } = sent;
  const { id, name, phone, region } = sent.customer;
  const body = { options: sent.options?.map(undirected), comment: sent.comment && undirected(sent.comment) };
  return {
    schemaVersion: 1,
    feedbackId: `f${digest(`${source}\n${sourceId}`)}`,
    // The same for the same content, whatever the order of its keys: the schema has put them into its own.
    bodyDigest: digest(JSON.stringify(sent)),
    source,
    sourceId,
    submittedAt: when.at,
    receivedAt,
    ...(when.ahead && { clockAhead: true }),
    touchpoint,
    customer: { id, ...(name && !isBlank(name) && { name: mask(undirected(name)) }), ...(phone && { phone }), ...(region && { region }) },
    ...(score && { score }),
    ...(body.options?.length && { options: body.options.map(mask) }),
    ...(body.comment && !isBlank(body.comment) && { comment: mask(body.comment) }),
    ...(language?.trim() && { language }),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
