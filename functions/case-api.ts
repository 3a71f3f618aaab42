import { dynamoFeedback } from '#adapters/aws/feedback-store.ts';
import { dynamoNotes } from '#adapters/aws/note-store.ts';
import { caseDesk } from './case-desk.ts';
import { CaseApiEnv } from './environments.ts';
import { keepServices } from './keep-services.ts';
import { api } from './middleware/api.ts';
import { openapi } from './openapi.ts';

const env = CaseApiEnv.parse(process.env);
const kept = keepServices(env);
const desk = caseDesk({ ...kept, feedback: dynamoFeedback(kept.db, env.FEEDBACK_TABLE), notes: dynamoNotes(kept.db, env.NOTES_TABLE) });

export const handler = api({
  'GET /v1/feedback/{id}': desk.showFeedback,
  'GET /v1/cases': desk.list,
  'GET /v1/cases/{id}': desk.show,
  'POST /v1/cases/{id}/claim': desk.act('claim'),
  'POST /v1/cases/{id}/release': desk.act('release'),
  'POST /v1/cases/{id}/attempts': desk.act('attempts'),
  'POST /v1/cases/{id}/transfer': desk.act('transfer'),
  'POST /v1/cases/{id}/resolve': desk.act('resolve'),
  'POST /v1/cases/{id}/reopen': desk.act('reopen'),
  'POST /v1/cases/{id}/alerts/{alertId}/seen': desk.mark('seen'),
  'POST /v1/cases/{id}/alerts/{alertId}/acknowledged': desk.mark('acknowledged'),
  'GET /v1/openapi.json': async () => ({ status: 200, body: openapi }),
});
