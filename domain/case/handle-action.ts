import type { Policy } from '#domain/escalation/policy.ts';
import { act, type RequestMark } from './act.ts';
import { type Action, type Actor, isRefusal, type Refusal } from './action.ts';
import type { Case, MatterState } from './case.ts';
import { type KeepPorts, keepCase, mend } from './keep-case.ts';
import { proposalFor } from './proposals.ts';

/** The same Idempotency-Key was used for something else. */
export type KeyReused = { refused: 'key-reused'; detail: string };

/** `isRepeated`: nothing new was done. */
export type Done = { case: Case; isRepeated?: boolean };
export type Handled = Done | (Refusal & { state: MatterState }) | KeyReused;

/** A request with a key that was used before: the case as it is, with what an interrupted first answer may have left undone. */
export async function repeatAction(ports: KeepPorts, c: Case, mark: RequestMark): Promise<Done | KeyReused | null> {
  const earlier = mark.key && c.timeline.find((e) => e.key === mark.key);
  if (!earlier) return null;
  if (earlier.request !== mark.request) return { refused: 'key-reused', detail: 'this Idempotency-Key was used for another request' };
  await mend(ports, c);
  return { case: c, isRepeated: true };
}

/** Does what staff ask, once. Decided anew when somebody was faster. */
export async function handleAction(
  ports: KeepPorts & { policy: Policy },
  found: Case,
  action: Action,
  actor: Actor,
  mark: RequestMark,
): Promise<Handled> {
  for (let c: Case | null = found; c; c = await ports.cases.get(found.caseId)) {
    const repeated = await repeatAction(ports, c, mark);
    if (repeated) return repeated;
    const now = ports.now();
    const proposal = action.type === 'reopen' ? await proposalFor(ports, c, now) : null;
    const acted = act(c, action, actor, { policy: ports.policy, duty: ports.duty, now, proposal }, mark);
    if (isRefusal(acted)) return { ...acted, state: c.matter.state };
    // Nothing new to write down.
    if (acted.case === c) return { case: c };
    const kept = await keepCase(ports, acted.case, c);
    if (kept) return { case: kept };
  }
  throw new Error(`case ${found.caseId} vanished`);
}
