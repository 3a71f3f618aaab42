import { dynamoAudit } from '#adapters/aws/audit-log.ts';
import { dynamoFeedback } from '#adapters/aws/feedback-store.ts';
import { dynamoNotes } from '#adapters/aws/note-store.ts';
import { audited, auditTrail } from './audit-trail.ts';
import { CaseApiEnv } from './environments.ts';
import { caseApiHandler } from './handlers/case-api.ts';
import { keepServices } from './keep-services.ts';
import { measure, measured } from './measure.ts';
import { byRoster } from './present-roster.ts';

const env = CaseApiEnv.parse(process.env);
const kept = keepServices(env);

const ports = {
  ...kept,
  feedback: dynamoFeedback(kept.db, env.FEEDBACK_TABLE),
  notes: dynamoNotes(kept.db, env.NOTES_TABLE),
};
const desk = byRoster(kept.present, (duty) => caseApiHandler({ ...ports, duty }));
const trail = auditTrail(dynamoAudit(kept.db, env.AUDIT_TABLE, kept.insurer.timeZone), kept.now, measure);

export const handler = measured(audited(desk, trail));
