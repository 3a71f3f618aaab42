import { breachCauses, matterStates } from '#domain/case/case.ts';
import { deadlineKinds } from '#domain/case/deadlines.ts';
import { severities, signalIds } from '#domain/judgement/judgement.ts';
import { figureSchemas } from './openapi-figures.ts';
import { ref, text, time, timeOrNull } from './openapi-pieces.ts';
import { rotaSchemas } from './openapi-rota.ts';
import { staffSchemas } from './openapi-staff.ts';

const judgement = {
  type: 'object',
  properties: {
    unhappy: { type: 'boolean' },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    sentiment: { type: ['number', 'null'], minimum: -1, maximum: 1 },
    severity: { enum: severities },
    topics: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'polarity'],
        properties: { id: text, polarity: { enum: ['negative', 'neutral', 'positive'] }, class: text },
      },
    },
    signals: { type: 'array', items: { enum: signalIds } },
    reasons: { type: 'array', items: { type: 'object', properties: { zh: text, en: text } } },
    phrases: { type: 'array', items: text, description: 'The words of the comment that decided' },
  },
};
const fault = { type: 'object', properties: { pointer: text, detail: text } };
const deadline = {
  type: 'object',
  properties: {
    kind: { enum: deadlineKinds },
    round: { type: 'integer' },
    dueAt: time,
    state: { enum: ['pending', 'met', 'breached'] },
    cause: { enum: breachCauses },
    reason: { type: 'object' },
  },
};
const alert = {
  type: 'object',
  properties: {
    alertId: text,
    round: { type: 'integer' },
    step: text,
    recipient: text,
    channel: text,
    at: { type: 'object', additionalProperties: time },
  },
};

const proposed = (of: unknown) => ({ type: 'object', properties: { proposed: of, accepted: { type: 'boolean' } } });
const resolution = {
  type: ['object', 'null'],
  properties: {
    ...{ by: text, at: time, rootCause: text, responsibleParty: text, actions: { type: 'array', items: text } },
    suggestion: {
      type: 'object',
      description: 'What the screen had filled in, and whether it was left so',
      properties: {
        ...{ rootCause: proposed(text), responsibleParty: proposed(text) },
        actions: proposed({ type: 'array', items: text }),
      },
    },
    promise: { type: ['object', 'null'], properties: { dueAt: time, text: { type: ['string', 'null'] } } },
    note: { type: ['string', 'null'] },
  },
};

/** What the API takes and answers, by name. */
export const schemas = {
  Problem: {
    type: 'object',
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      errors: { type: 'array', items: fault },
      owner: { type: ['string', 'null'] },
      againAt: { ...time, description: 'From then on the same may be asked again (a nudge or an order that came too soon)' },
    },
  },
  BatchResult: {
    type: 'object',
    properties: {
      accepted: { type: 'array', items: { type: 'object', properties: { index: { type: 'integer' }, feedbackId: text } } },
      rejected: {
        type: 'array',
        items: { type: 'object', properties: { index: { type: 'integer' }, errors: { type: 'array', items: fault } } },
      },
    },
  },
  StoredFeedback: {
    type: 'object',
    properties: { feedbackId: text, status: { enum: ['pending', 'judged', 'unjudged'] }, judgement, caseId: { type: ['string', 'null'] } },
  },
  CaseSummary: {
    type: 'object',
    properties: {
      caseId: text,
      state: { enum: matterStates },
      severity: { enum: severities },
      touchpoint: text,
      team: text,
      owner: { type: ['string', 'null'] },
      helpers: { type: 'array', items: text },
      dueAt: time,
      clockStart: { ...time, description: 'When the clock of this round began' },
      exclusiveUntil: { ...time, description: 'Until then only the proposed owner may claim' },
      claimedAt: timeOrNull,
      claimExpiresAt: timeOrNull,
      contactedAt: timeOrNull,
      held: { type: 'boolean', description: 'The round was opened outside service hours' },
      heldUntil: timeOrNull,
      steps: {
        type: 'array',
        description: 'The ladder of this round',
        items: { type: 'object', properties: { id: text, zh: text, en: text, at: time } },
      },
      knows: {
        type: 'array',
        description: 'Steps of the ladder that have told somebody',
        items: { type: 'object', properties: { id: text, at: time } },
      },
      nextDeadline: { type: ['object', 'null'], properties: { kind: { enum: deadlineKinds }, dueAt: time } },
      pressed: {
        type: ['object', 'null'],
        description: 'The last time somebody asked or ordered whoever has it in hand to hurry',
        properties: { at: time, by: text, how: { enum: ['nudged', 'ordered'] } },
      },
      breachCause: { enum: [...breachCauses, null] },
      attempts: { type: 'integer', description: 'In this round' },
      firstAttemptAt: { ...timeOrNull, description: 'In this round' },
      firstAttemptBy: { type: ['string', 'null'], description: 'Who made the first attempt of this round, whoever has the case by now' },
    },
  },
  Case: {
    allOf: [
      ref('CaseSummary'),
      {
        type: 'object',
        properties: {
          timeline: { type: 'array', items: { type: 'object', properties: { at: time, type: text, actor: text } } },
          deadlines: { type: 'array', items: deadline },
          alerts: { type: 'array', items: alert },
          resolution,
          joinedMore: { type: 'integer', description: 'Further feedback of the customer beyond the first 51, which is only counted' },
        },
      },
    ],
  },
  ...figureSchemas,
  ...rotaSchemas,
  ...staffSchemas,
};
