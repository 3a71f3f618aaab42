import * as z from 'zod';
import { sentimentModels } from '#domain/judgement/sentiment.ts';

/** Environment of each function: the construct must set exactly these, the function parses them at its cold start. */
const name = z.string().min(1);

const insurer = { INSURER_FILE: name.default('insurer.json') };
const keep = {
  ...insurer,
  CASES_TABLE: name,
  CUSTOMERS_TABLE: name,
  CONTACTS_TABLE: name,
  DELIVERIES_TABLE: name,
  ROSTER_TABLE: name,
  ALERTS_TOPIC: name,
  CASE_ALARM: name,
};

export const ConsoleEnv = z.object({ ISSUER: z.url(), CONSOLE_CLIENT: name, CONSOLE_SCOPE: name });
export const AuthorizeEnv = z.object({ ISSUER: z.url(), AUDIENCE: name });
export const IntakeEnv = z.object({ ...insurer, LIVE_QUEUE: name, BULK_QUEUE: name });
export const JudgeEnv = z.object({
  ...keep,
  FEEDBACK_TABLE: name,
  SENTIMENT: z.enum(sentimentModels),
  LIVE_QUEUE: name,
  BULK_QUEUE: name,
  /** How often a message is received before it goes to the dead letters. */
  MAX_RECEIVES: z.coerce.number().int().positive(),
});
export const AdvanceCaseEnv = z.object(keep);
export const SweepEnv = z.object(keep);
export const CanaryEnv = z.object({ ...keep, FEEDBACK_TABLE: name, LIVE_QUEUE: name, BULK_QUEUE: name });
export const DeliverAlertEnv = z.object({
  ...insurer,
  CASES_TABLE: name,
  DELIVERIES_TABLE: name,
  OUTLETS_TABLE: name,
  ROSTER_TABLE: name,
  DELIVER_QUEUE: name,
  CHANNELS_SECRET: name,
  MAX_RECEIVES: z.coerce.number().int().positive(),
});
export const AcknowledgeEnv = z.object({ ...insurer, DELIVERIES_TABLE: name, CHANNELS_SECRET: name });
export const CaseApiEnv = z.object({ ...keep, FEEDBACK_TABLE: name, NOTES_TABLE: name, AUDIT_TABLE: name });
export const MetricsApiEnv = z.object({ ...insurer, CASES_TABLE: name, AUDIT_TABLE: name });
export const RosterApiEnv = z.object({ ...keep, AUDIT_TABLE: name, CHANNELS_SECRET: name });
export const StaffApiEnv = z.object({
  ...insurer,
  PRESENCE_TABLE: name,
  ROSTER_TABLE: name,
  AUDIT_TABLE: name,
  CASES_TABLE: name,
  DELIVERIES_TABLE: name,
  LIVE_QUEUE: name,
  LIVE_DEAD_LETTERS: name,
  BULK_QUEUE: name,
  BULK_DEAD_LETTERS: name,
  DELIVER_QUEUE: name,
  DELIVER_DEAD_LETTERS: name,
});
