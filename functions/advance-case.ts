import * as z from 'zod';
import { advanceCase } from '#domain/escalation/advance.ts';
import { AdvanceCaseEnv } from './environments.ts';
import { keepServices } from './keep-services.ts';
import { task } from './middleware/task.ts';

const ports = keepServices(AdvanceCaseEnv.parse(process.env));
const Rung = z.object({ caseId: z.string(), revision: z.int(), at: z.iso.datetime() });

/** An alarm has rung. */
export const handler = task(Rung, ({ caseId, revision, at }) => advanceCase(ports, { caseId, revision, at: Date.parse(at) }));
