import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { sentimentModels } from '#domain/judgement/sentiment.ts';

export const tableNames = [
  'feedback',
  'cases',
  'customers',
  'contacts',
  'notes',
  'deliveries',
  'outlets',
  'presence',
  'audit',
  'roster',
] as const;

/** What one deployment decides, apart from the insurer's configuration. */
export const Settings = z
  .object({
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region like eu-central-1'),
    /** The text model: `embedded` ships with Earshot and is the only one in AWS China. */
    sentiment: z.enum(sentimentModels),
    identity: z.object({
      issuer: z.url(),
      audience: z.string().min(1),
      /** `public`: the gateway checks tokens itself. `intranet`: only our own functions reach the issuer. */
      reach: z.enum(['public', 'intranet']),
      /** The public client (code + PKCE, no secret) under which the console signs people in; `scope` must bring an access token for the audience. */
      console: z
        .object({ client: z.string().min(1), scope: z.string().min(1) })
        .default({ client: 'earshot-console', scope: 'openid profile' }),
    }),
    logRetentionDays: z.union([z.literal(30), z.literal(90), z.literal(180), z.literal(365)]),
    /** Who is told when Earshot is unwell. Each address has to confirm its subscription once. */
    operations: z.object({
      emails: z.array(z.email('must be an e-mail address')),
      urls: z.array(z.url({ protocol: /^https$/, error: 'must be an https address' })),
    }),
    /** Tables that stand in for those of the data stack after a restore; see docs/restore.md. */
    restoredTables: z.partialRecord(z.enum(tableNames), z.string().min(3)).default({}),
  })
  .refine((s) => s.sentiment === 'embedded' || !s.region.startsWith('cn-'), {
    path: ['sentiment'],
    message: 'Comprehend does not exist in AWS China: use "embedded"',
  });
export type Settings = z.infer<typeof Settings>;

/** Thrown for settings that cannot be used; the message is meant for whoever edits them. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** Reads a settings file and puts overrides over it; throws one SettingsError that names file, field and reason. */
export function readSettings(file: string | URL, overrides: Partial<Settings> = {}): Settings {
  const given = { ...JSON.parse(readFileSync(file, 'utf8')), ...overrides };
  const parsed = Settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((i) => `/${i.path.join('/')} ${i.message}`);
  throw new SettingsError(`${String(file)}: ${faults.join('; ')}`);
}
