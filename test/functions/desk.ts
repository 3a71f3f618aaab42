import type { Case } from '#domain/case/case.ts';
import { caseDesk } from '#functions/handlers/case-desk.ts';
import type { ApiAnswer, ApiHandler, ApiRequest } from '#functions/middleware/api.ts';
import type { Role } from '#functions/middleware/identity.ts';
import { Problem } from '#functions/middleware/problem.ts';
import { click, insurer } from '../contract/examples.ts';
import { second, stages } from '../domain/case/stages.ts';
import { worldOf } from '../scenario/world.ts';

/** Ids as intake makes them; the desk looks at no others. */
export const [caseId, feedbackId] = [`c${'0'.repeat(20)}`, `f${'0'.repeat(20)}`];

/** A desk over the memory adapters with one case, that many seconds after the click; and a way to ask it. */
export async function deskOf(example: Case = stages.open, now = 100) {
  const c = { ...example, caseId };
  const world = worldOf(insurer, second(now));
  const ports = { ...world.ports, notes: world.notes, insurer };
  await ports.cases.create(c);
  await ports.contacts.put(c.caseId, { name: '周女士', phone: '13812345678' }, { feedbackId: 'f1', source: 'survey', submittedAt: click });
  const desk = caseDesk(ports);
  type Asked = {
    as?: string;
    role?: Role;
    body?: unknown;
    key?: string;
    query?: Record<string, string>;
    path?: Record<string, string>;
    source?: string;
  };
  /** The answer, or the problem, of one request. */
  const ask = async (handle: ApiHandler, { as = 'agent-li', role = 'agent', body = {}, key, query = {}, path, source }: Asked = {}) => {
    const identity = { id: as, roles: [role], source };
    const request: ApiRequest = { path: { id: caseId, ...path }, query, body: () => body, identity, idempotencyKey: key };
    try {
      return (await handle(request)) as ApiAnswer & { body: Record<string, unknown> };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { status: error.status, body: { title: error.message, errors: error.errors, ...error.more } as Record<string, unknown> };
    }
  };
  return { ask, desk, ports, stored: () => world.cases.all()[0]! };
}
