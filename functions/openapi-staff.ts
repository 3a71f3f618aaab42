import { ledgerStates } from '#domain/alert/ledger.ts';
import { auditedDeeds } from '#domain/audit/audit.ts';
import { letterQueues } from '#domain/dead-letter/dead-letter.ts';
import { Level } from '#domain/roster/team.ts';
import { presenceStates } from '#domain/staff/presence.ts';
import { ref, text, time, timeOrNull } from './openapi-pieces.ts';

const number = { type: 'integer' };
const yesNo = { type: 'boolean' };
const textOrNull = { type: ['string', 'null'] };
const list = (items: unknown) => ({ type: 'array', items });
const object = (properties: object) => ({ type: 'object', properties });
const pageOf = (schema: string) => object({ items: list(ref(schema)), cursor: textOrNull });

const paging = [
  { name: 'limit', description: '1 to 200, default 50' },
  { name: 'cursor', description: 'From the page before' },
];

export const staffSummaries = {
  'GET /v1/cases/changes': {
    summary:
      'Cases changed since a cursor, closed ones too, as far as whoever asks may see them. Without a cursor: none, and a cursor to begin with. Some may be told again; the version says which is newer.',
    query: [
      { name: 'cursor', description: 'From the answer before' },
      { name: 'team', description: 'Only what is with this team' },
      {
        name: 'limit',
        description: 'So many changes are looked at, and what else changed in the millisecond of the last: 1 to 200, default 100',
      },
    ],
    success: {
      status: 200,
      description: 'Oldest change first; more: others wait behind the cursor',
      schema: object({
        items: list(ref('CaseListItem')),
        gone: { ...list(text), description: 'Ids of changed cases that have left the sight of whoever asks, or that team' },
        cursor: text,
        more: yesNo,
      }),
    },
  },
  'GET /v1/console': {
    summary: 'What a console needs once at its start. Has an ETag: If-None-Match is answered with 304. Carries no serverNow.',
    success: { status: 200, description: 'Who is asking, and the words and rules of the insurer', schema: ref('ConsoleStart') },
  },
  'GET /v1/presence': {
    summary: 'Who is there, of the own teams (agent) or of all (lead, manager, admin), and how much each has in hand.',
    query: [{ name: 'person', description: 'Only this person' }],
    success: { status: 200, description: 'Everybody of these teams', schema: object({ items: list(ref('StaffItem')) }) },
  },
  'PUT /v1/presence': {
    summary: 'Say that one is on duty, on a break or off; also the heartbeat of the console, every 20 seconds while on duty.',
    success: { status: 200, description: 'As it is kept', schema: ref('Presence') },
  },
  'GET /v1/audit': {
    summary: 'What staff did and looked at on one day, newest first. Ids only.',
    query: [
      { name: 'day', description: 'A date in the time zone of the insurer; today when absent' },
      { name: 'person', description: 'Only what this person did' },
      { name: 'what', description: 'Only deeds of this kind', schema: { enum: auditedDeeds } },
      { name: 'case', description: 'Only what was done to this case; the end of an id finds it too' },
      ...paging,
    ],
    success: { status: 200, description: 'A page; it may be short and still have a cursor', schema: pageOf('AuditEntry') },
  },
  'POST /v1/audit/exports': {
    summary: 'Enter in the audit that figures are saved as a file; the console does, before it writes one.',
    success: { status: 200, description: 'It is entered', schema: object({}) },
  },
  'GET /v1/deliveries': {
    summary: 'Rows of the ledger of alerts, newest first.',
    query: [
      { name: 'state', description: `${ledgerStates.join(', ')}, or failed: pending, and refused by its channel before. Default pending` },
      { name: 'day', description: 'Only alerts raised on this date, in the time zone of the insurer' },
      { name: 'channel', description: 'Only alerts by this channel' },
      ...paging,
    ],
    success: { status: 200, description: 'A page; it may be short and still have a cursor', schema: pageOf('Delivery') },
  },
  'GET /v1/dead-letters': {
    summary: 'What was given up: how much of it lies in each queue, and up to ten messages without their words.',
    success: { status: 200, description: 'Queue by queue', schema: object({ queues: list(ref('DeadLetters')) }) },
  },
  'POST /v1/dead-letters/replay': {
    summary: 'Send the dead letters of a queue back to it; alerts become pending again. Safe to repeat; more: ask again.',
    success: {
      status: 200,
      description: 'How many were sent back',
      schema: object({ queue: { enum: letterQueues }, replayed: number, more: yesNo }),
    },
  },
};

const presence = {
  person: text,
  state: { enum: presenceStates },
  since: timeOrNull,
  seenAt: timeOrNull,
  present: { type: 'boolean', description: 'On duty and seen within a minute' },
  sound: yesNo,
  mutedUntil: timeOrNull,
  breakUntil: timeOrNull,
};
const entry = object({ id: text, zh: text, en: text });

export const staffSchemas = {
  CaseListItem: {
    allOf: [
      ref('CaseSummary'),
      object({
        words: {
          type: ['object', 'null'],
          description: 'The newest unhappy feedback of the case, masked',
          properties: {
            comment: textOrNull,
            options: list(text),
            phrases: list(text),
            touchpoint: text,
            submittedAt: time,
            score: { type: ['object', 'null'], properties: { scale: text, value: number } },
          },
        },
      }),
    ],
  },
  ConsoleStart: object({
    me: object({ id: text, name: text, roles: list(text), teams: list(text), levels: list({ enum: Level.options }) }),
    insurer: object({ id: text, zh: text, en: text, timeZone: text }),
    teams: list(object({ id: text, zh: text, en: text, kind: text, calendar: { type: 'object', description: 'Its service hours' } })),
    holidays: { type: 'object', description: 'Official days off and make-up workdays' },
    people: list(object({ id: text, name: text, role: text, teams: list(text) })),
    taxonomy: object({ causes: list(entry), parties: list(entry), actions: list(entry), outcomes: list(entry), options: list(entry) }),
    topics: list(object({ id: text, group: text, zh: text, en: text, class: text, party: text })),
    catalogue: object({ lines: list(entry), scenes: list(entry), journeys: list(entry), touchpoints: list(entry) }),
    policy: { type: 'object', description: 'Durations in seconds' },
    channels: list(object({ id: text, kind: text })),
  }),
  Presence: object(presence),
  StaffItem: object({
    ...presence,
    name: text,
    teams: list(text),
    levels: list({ enum: Level.options }),
    onRota: { type: 'boolean', description: 'On duty now by the rota' },
    load: object({ open: { type: 'integer', description: 'Open cases in hand or proposed, up to 50' } }),
  }),
  AuditEntry: object({ at: time, who: text, what: { enum: auditedDeeds }, caseId: text, feedbackId: text, detail: text }),
  Delivery: object({
    caseId: { ...textOrNull, description: 'Null when it is about no case' },
    notice: { type: ['object', 'null'], properties: { kind: text, team: text } },
    ...{ alertId: text, round: number, step: text, recipient: text, channel: text, tries: number },
    state: { enum: [...ledgerStates, 'failed'] },
    at: { type: 'object', additionalProperties: time },
    note: textOrNull,
  }),
  DeadLetters: object({
    queue: { enum: letterQueues },
    count: number,
    letters: list(
      object({
        ...{ messageId: text, sentAt: time, age: { type: 'integer', description: 'Seconds' }, reason: textOrNull },
        kind: { enum: ['alert', 'feedback', 'unreadable'] },
        ...{ alertId: text, caseId: text, channel: text, feedbackId: text, source: text, touchpoint: text, characters: number },
      }),
    ),
  }),
};
