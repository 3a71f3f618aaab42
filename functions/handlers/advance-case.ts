import * as z from 'zod';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import { advanceCase } from '#domain/escalation/advance.ts';
import { task } from '../middleware/task.ts';

const Rung = z.object({ caseId: z.string(), revision: z.int(), at: z.iso.datetime() });

/** An alarm has rung. */
export const advanceCaseHandler = (ports: KeepPorts) =>
  task(Rung, ({ caseId, revision, at }) => advanceCase(ports, { caseId, revision, at: Date.parse(at) }));
