import type { Action } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { handleAction } from '#domain/case/handle-action.ts';
import { type KeepPorts, keepCase } from '#domain/case/keep-case.ts';
import { confirmCase } from '#domain/case/open-case.ts';
import type { Taxonomy } from '#domain/case/taxonomy.ts';
import type { Policy } from '#domain/escalation/policy.ts';
import { canary } from './canary.ts';

export type AgentPorts = KeepPorts & { policy: Policy; taxonomy: Taxonomy };

/** What an agent does with a case, as the API would; throws with the reason when it is refused. */
async function act(ports: AgentPorts, c: Case, action: Action): Promise<Case> {
  const done = await handleAction(ports, c, action, { id: canary, role: 'agent' }, {});
  if ('refused' in done) throw new Error(done.detail);
  return done.case;
}

export const claim = (ports: AgentPorts, c: Case): Promise<Case> => act(ports, c, { type: 'claim' });

export const attempt = (ports: AgentPorts, c: Case): Promise<Case> =>
  act(ports, c, { type: 'attempts', outcome: 'reached', occurredAt: ports.now() });

export function resolve(ports: AgentPorts, c: Case): Promise<Case> {
  const { causes, parties, actions } = ports.taxonomy;
  const first = (list: { id: string }[]) => list[0]?.id ?? canary;
  return act(ports, c, { type: 'resolve', rootCause: first(causes), responsibleParty: first(parties), actions: [first(actions)] });
}

/** Without a feedback that says so; the case as it is when somebody was faster. */
export async function confirmInPerson(ports: AgentPorts, c: Case): Promise<Case | null> {
  const confirmed = confirmCase(c, { feedbackId: c.feedbackIds[0]!, submittedAt: ports.now() }, ports.now());
  if (confirmed === c) throw new Error(`a case that is ${c.matter.state} cannot be confirmed`);
  return (await keepCase(ports, confirmed, c)) ?? ports.cases.get(c.caseId);
}
