import { swapStates } from '#domain/roster/change.ts';
import { Level } from '#domain/roster/team.ts';
import { ref, text, time, timeOrNull } from './openapi-pieces.ts';

const yesNo = { type: 'boolean' };
const textOrNull = { type: ['string', 'null'] };
const level = { enum: Level.options };
const source = { enum: ['rota', 'override', 'swap'] };
const list = (items: unknown) => ({ type: 'array', items });
const object = (properties: object) => ({ type: 'object', properties });

const team = { name: 'team', description: 'A team id; all that may be read when absent' };
const changed = (status: number) => ({
  status,
  description: 'The change as it is kept, and the gaps in its time, two weeks at most',
  schema: object({ change: ref('RotaChange'), gaps: list(ref('RotaGap')) }),
});
const withdrawn = 'Take it back from now on; what it was until now stays true. 409 when its time is over.';
const url = object({ url: { type: 'string', format: 'uri' } });

export const rotaSummaries = {
  'GET /v1/rota': {
    summary: 'Who is on duty day by day, the gaps ahead, and what was changed: of the own teams (agent) or of all (lead, manager, admin).',
    query: [
      team,
      { name: 'from', description: 'A date in the time zone of the insurer; today when absent' },
      { name: 'until', description: 'A date, included; six days after `from` when absent, 34 at most' },
    ],
    success: { status: 200, description: 'Shifts without their breaks', schema: ref('Rota') },
  },
  'GET /v1/rota/at': {
    summary: 'Who was on duty at an instant, by what Earshot went by then; ahead, who will be.',
    query: [team, { name: 'at', description: 'A time with offset; now when absent' }],
    success: {
      status: 200,
      description: 'rotaSince: since when the rota of then was in force; null before anything was recorded',
      schema: object({
        at: time,
        rotaSince: timeOrNull,
        onDuty: list(object({ team: text, level, person: text, name: textOrNull, backup: yesNo, source })),
      }),
    },
  },
  'POST /v1/rota/absences': {
    summary: 'Somebody is not there, whatever the rota says: oneself, or, for a lead, somebody else. The same again is the same absence.',
    success: changed(201),
  },
  'POST /v1/rota/overrides': {
    summary: 'A lead puts somebody on duty besides the rota. Outside service hours this opens the doors of the team and its held cases.',
    success: changed(201),
  },
  'POST /v1/rota/swaps': {
    summary: 'Ask a colleague to take one’s place in a team. Counts once the colleague has agreed and a lead has approved.',
    success: changed(201),
  },
  'POST /v1/rota/swaps/{id}/agree': { summary: 'The colleague who was asked agrees.', success: changed(200) },
  'POST /v1/rota/swaps/{id}/approve': {
    summary: 'A lead approves what the colleague has agreed to; nobody their own.',
    success: changed(200),
  },
  'POST /v1/rota/swaps/{id}/decline': { summary: 'The colleague or a lead declines.', success: changed(200) },
  'DELETE /v1/rota/absences/{id}': { summary: withdrawn, success: changed(200) },
  'DELETE /v1/rota/overrides/{id}': { summary: withdrawn, success: changed(200) },
  'DELETE /v1/rota/swaps/{id}': { summary: withdrawn, success: changed(200) },
  'GET /v1/rota/calendar-link': {
    summary: 'The address of one’s own shifts for a calendar program (iCalendar). Whoever knows it can read them; `?lang=en` for English.',
    success: { status: 200, description: 'The address', schema: url },
  },
  'POST /v1/rota/calendar-link': {
    summary: 'Take back every address handed out before, and get a new one.',
    success: { status: 200, description: 'The new address', schema: url },
  },
  'GET /v1/me/preferences': {
    summary: 'On which channels one is told, by severity and hour; isOwn: false while what the configuration says still holds.',
    success: {
      status: 200,
      description: 'The first preference that fits stands before the order of the channels',
      schema: ref('Preferences'),
    },
  },
  'PUT /v1/me/preferences': {
    summary: 'Say on which of one’s channels to be told, by severity and hour.',
    success: { status: 200, description: 'As it is kept', schema: ref('Preferences') },
  },
};

const mark = object({ at: time, by: text });

export const rotaSchemas = {
  Rota: object({
    ...{ from: { type: 'string', format: 'date' }, until: { type: 'string', format: 'date' }, timeZone: text, teams: list(text) },
    shifts: list(object({ team: text, level, person: text, backup: yesNo, source, from: time, until: time })),
    gaps: list(ref('RotaGap')),
    changes: list(ref('RotaChange')),
    people: list(object({ id: text, name: text, teams: list(text), levels: list(level) })),
  }),
  RotaGap: object({
    id: { type: 'string', description: 'The same for as long as the gap is the same' },
    ...{ team: text, level, from: time, until: time },
    noShifts: { type: 'boolean', description: 'There is no rota for this level at all' },
  }),
  RotaChange: {
    ...object({
      ...{ id: text, kind: { enum: ['absence', 'override', 'swap'] }, from: time, until: time },
      state: { enum: ['in force', ...swapStates] },
      reason: { type: ['string', 'null'], description: 'Only for those it moves, whoever entered it, and leads' },
      marks: { type: 'object', description: 'Who did what and when', additionalProperties: mark },
      ...{ person: text, team: text, level, backup: yesNo, requester: text, colleague: text },
    }),
    description: 'An absence has a person; an override person, team, level and backup; a swap requester, colleague and team.',
  },
  Preferences: object({
    ...{ person: text, isOwn: yesNo, timeZone: text },
    channels: list(object({ id: text, kind: text, zh: text, en: text })),
    preferences: list(object({ severities: list(text), hours: list({ type: 'object' }), channels: list(text) })),
  }),
};
