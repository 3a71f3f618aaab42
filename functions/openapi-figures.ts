import { breachCauses } from '#domain/case/case.ts';
import { figureIds } from '#domain/insight/behind.ts';
import { headlineIds } from '#domain/insight/changes.ts';
import { groupings } from '#domain/insight/groupings.ts';
import { intervalNames } from '#domain/insight/interval-names.ts';
import { severities } from '#domain/judgement/judgement.ts';
import { ref } from './openapi-pieces.ts';

const period = [
  { name: 'from', description: 'First date, in the time zone of the insurer', required: true, schema: { type: 'string', format: 'date' } },
  { name: 'to', description: 'Last date; at most 400 days', required: true, schema: { type: 'string', format: 'date' } },
];
const filters = [
  { name: 'team', description: 'Only cases of this callback team' },
  {
    name: 'region',
    description: 'Only customers of this province: two digits, or unknown',
    schema: { type: 'string', pattern: '^(\\d\\d|unknown)$' },
  },
  { name: 'line', description: 'Only this business line' },
  { name: 'scene', description: 'Only this scene' },
  { name: 'journey', description: 'Only this journey' },
  { name: 'touchpoint', description: 'Only this touchpoint' },
  { name: 'agent', description: 'Only cases of this person: first to call, else owner, else proposed; or nobody' },
  { name: 'severity', description: 'Only this severity', schema: { enum: severities } },
];
const grouping = { type: 'string', enum: groupings };

export const responseParameters = [
  ...period,
  { name: 'by', description: 'Also the figures of each group', schema: grouping },
  ...filters,
  { name: 'compare', description: 'Also the equally long period before, and what changed', schema: { const: 'previous' } },
];

export const behindParameters = [
  ...period,
  { name: 'figure', description: 'The figure to open', required: true, schema: { enum: figureIds } },
  { name: 'hours', description: 'As counted for all hours (default) or for duty hours', schema: { enum: ['all', 'duty'] } },
  { name: 'by', description: 'Only the group `key` of this grouping', schema: grouping },
  { name: 'key', description: 'The key of a group' },
  ...filters,
  { name: 'limit', description: '1 to 200, default 50' },
  { name: 'cursor', description: 'From the page before' },
];

const count = { type: 'integer', minimum: 0 };
const share = { type: ['number', 'null'], minimum: 0, maximum: 1 };
const seconds = { type: ['number', 'null'], minimum: 0 };
const number = { type: ['number', 'null'] };
const boolean = { type: ['boolean', 'null'] };
const date = { type: 'string', format: 'date' };
/** All are required but those of `optional`. */
const object = (required: Record<string, unknown>, optional: Record<string, unknown> = {}) => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
});
const each = (names: readonly string[], schema: unknown) => object(Object.fromEntries(names.map((name) => [name, schema])));
/** The 95 % interval of a share. */
const bounds = { oneOf: [each(['low', 'high'], { type: 'number', minimum: 0, maximum: 1 }), { type: 'null' }] };
/** The 95 % interval of a quantile; a side is null where there are too few to bound it. */
const timeBounds = { oneOf: [each(['low', 'high'], seconds), { type: 'null' }] };
const report = each(['allHours', 'dutyHours'], ref('ResponseFigures')).properties;
const label = each(['zh', 'en'], { type: 'string' });

export const figureSchemas = {
  ResponseFigures: object({
    cases: count,
    callbacks: object({
      ...each(['owed', 'met', 'breached', 'pending', 'decided'], count).properties,
      withinTarget: share,
      withinTargetInterval: bounds,
      breachCauses: each(breachCauses, count),
    }),
    intervals: each(
      intervalNames,
      object({
        n: count,
        ...each(['p50', 'p90', 'p99'], seconds).properties,
        ...each(['p50Interval', 'p90Interval', 'p99Interval'], timeBounds).properties,
      }),
    ),
    resolution: object({
      ...each(['resolved', 'confirmed', 'unconfirmed', 'unreached', 'reopened'], count).properties,
      ...each(['resolutionRate', 'confirmedRate', 'reopenRate'], share).properties,
      ...each(['resolutionRateInterval', 'confirmedRateInterval', 'reopenRateInterval'], bounds).properties,
    }),
  }),
  Change: object({ figure: { enum: headlineIds }, before: number, now: number, difference: number, significant: boolean, better: boolean }),
  Response: object(
    { from: date, to: date, unfinished: { type: 'boolean' }, ...report },
    {
      by: grouping,
      groups: { type: 'array', items: object({ key: { type: 'string' }, ...report }, { label }) },
      previous: object({ from: date, to: date, ...report }),
      changes: each(['allHours', 'dutyHours'], { type: 'array', items: ref('Change') }),
    },
  ),
  CasesBehind: object({
    items: {
      type: 'array',
      items: {
        allOf: [
          ref('CaseSummary'),
          object({
            counted: object({
              round: { type: ['integer', 'null'] },
              cause: { enum: [...breachCauses, null] },
              caller: { type: ['string', 'null'], description: 'Who called first for what is counted' },
              firstAttemptAfter: seconds,
            }),
          }),
        ],
      },
    },
    cursor: { type: ['string', 'null'] },
    total: count,
  }),
};
