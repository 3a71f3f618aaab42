import { dynamoFeedback } from '#adapters/aws/feedback-store.ts';
import { dynamoNotes } from '#adapters/aws/note-store.ts';
import { CaseApiEnv } from './environments.ts';
import { caseApiHandler } from './handlers/case-api.ts';
import { keepServices } from './keep-services.ts';
import { measured } from './measure.ts';

const env = CaseApiEnv.parse(process.env);
const kept = keepServices(env);

export const handler = measured(
  caseApiHandler({
    ...kept,
    feedback: dynamoFeedback(kept.db, env.FEEDBACK_TABLE),
    notes: dynamoNotes(kept.db, env.NOTES_TABLE),
  }),
);
