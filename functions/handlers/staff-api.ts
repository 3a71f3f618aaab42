import type { Now } from '#domain/time.ts';
import { api } from '../middleware/api.ts';
import { type DutyPorts, staffDuty } from './staff-duty.ts';
import { type OperationsPorts, staffOperations } from './staff-operations.ts';

export type StaffPorts = DutyPorts & OperationsPorts & { now: Now };

/** What the HTTP API offers about staff and to those who run Earshot. */
export const staffApiHandler = (ports: StaffPorts) => {
  const duty = staffDuty(ports);
  const operations = staffOperations(ports);
  return api(
    {
      'GET /v1/console': duty.console,
      'GET /v1/presence': duty.board,
      'PUT /v1/presence': duty.say,
      'GET /v1/audit': operations.audit,
      'POST /v1/audit/exports': operations.enterExport,
      'GET /v1/deliveries': operations.deliveries,
      'GET /v1/dead-letters': operations.deadLetters,
      'POST /v1/dead-letters/replay': operations.replay,
    },
    ports.now,
  );
};
