import type { Policy } from '#domain/escalation/policy.ts';
import { act, type RequestMark } from './act.ts';
import { type Action, type Actor, isRefusal, type Refusal } from './action.ts';
import type { Case } from './case.ts';
import { type KeepPorts, keepCase, mend } from './keep-case.ts';
import { proposalFor } from './proposals.ts';

/** The same Idempotency-Key was used for something else. */
export type KeyReused = { refused: 'key-reused'; detail: string };

/** Does what staff ask, once: a repetition with the same key answers the case as it is. Decided anew when somebody was faster. */
export async function handleAction(
  ports: KeepPorts & { policy: Policy },
  found: Case,
  action: Action,
  actor: Actor,
  mark: RequestMark,
): Promise<{ case: Case } | Refusal | KeyReused> {
  for (let c: Case | null = found; c; c = await ports.cases.get(found.caseId)) {
    const earlier = mark.key && c.timeline.find((e) => e.key === mark.key);
    if (earlier && earlier.request !== mark.request)
      return { refused: 'key-reused', detail: 'this Idempotency-Key was used for another request' };
    if (earlier) {
      await mend(ports, c);
      return { case: c };
    }
    const now = ports.now();
    const proposal = action.type === 'reopen' ? await proposalFor(ports, c, now) : null;
    const acted = act(c, action, actor, { policy: ports.policy, duty: ports.duty, now, proposal }, mark);
    if (isRefusal(acted)) return acted;
    const kept = await keepCase(ports, acted.case, c);
    if (kept) return { case: kept };
  }
  throw new Error(`case ${found.caseId} vanished`);
}
