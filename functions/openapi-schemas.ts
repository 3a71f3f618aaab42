import { breachCauses, matterStates } from '#domain/case/case.ts';
import { deadlineKinds } from '#domain/case/deadlines.ts';
import { severities, signalIds } from '#domain/judgement/judgement.ts';
import { figureSchemas } from './openapi-figures.ts';
import { ref, text, time, timeOrNull } from './openapi-pieces.ts';
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
      breachCause: { enum: [...breachCauses, null] },
      attempts: { type: 'integer', description: 'In this round' },
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
        },
      },
    ],
  },
  ...figureSchemas,
  ...staffSchemas,
};
