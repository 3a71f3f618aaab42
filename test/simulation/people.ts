import type { Outcome as Ended } from './invocation.ts';
import type { AnswerName } from './sample.ts';
import { answers } from './sample.ts';
import type { World } from './world.ts';

type Answer = { statusCode: number; body: string };
type Asked = {
  who: string;
  role: string;
  source?: string;
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  key?: string;
};

export type Accepted = {
  feedbackId: string;
  customer: string;
  unhappy: boolean;
  /** Sent under an id that was used before, perhaps with another body: whichever came first counts. */
  again: boolean;
  at: number;
};
/** What staff were told is done. */
export type Acknowledged = { caseId: string; who: string; action: string; key: string; at: number };

const retryAfterMs = [1000, 2000, 4000, 8000];
const roles: Record<string, string> = { 'lead-wang': 'lead', 'supervisor-zhou': 'lead', 'duty-wu': 'lead', 'manager-zhao': 'manager' };

/** Customers and staff at their browsers: they ask over the HTTP API's events and ask again when the server did not answer. */
export function peopleOf(world: World) {
  const accepted: Accepted[] = [];
  const acknowledged: Acknowledged[] = [];
  const unexpected: string[] = [];
  let keys = 0;
  let busy = 0;

  const event = (routeKey: string, { who, role, source, path, query, body, key }: Asked) => ({
    routeKey,
    headers: key === undefined ? {} : { 'idempotency-key': key },
    pathParameters: path,
    queryStringParameters: query,
    body: body === undefined ? undefined : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: { authorizer: { lambda: { sub: who, role, source } } },
  });

  /** Asks until the server says something that is not its own fault, as a browser or a sending system does; null when it never did. */
  async function ask(send: (event: unknown) => Promise<Ended<Answer>>, routeKey: string, asked: Asked) {
    busy++;
    try {
      for (let attempt = 0; attempt <= retryAfterMs.length; attempt++) {
        const outcome = await send(event(routeKey, asked));
        if (outcome.ended === 'failed') unexpected.push(`${routeKey} threw ${String(outcome.error)}`);
        if (outcome.ended === 'answered' && outcome.answer.statusCode < 500)
          return { status: outcome.answer.statusCode, body: JSON.parse(outcome.answer.body) as Record<string, unknown> };
        if (attempt < retryAfterMs.length) await world.clock.pause(retryAfterMs[attempt]!);
      }
      return null;
    } finally {
      busy--;
    }
  }

  const intake = (e: unknown) => world.invokeIntake(e) as Promise<Ended<Answer>>;
  const desk = (e: unknown) => world.invokeDesk(e) as Promise<Ended<Answer>>;

  /** The customer presses send, so many seconds ago; a source hands it in. */
  async function submits(customer: string, answer: AnswerName | 'solved', sourceId: string, more: { ago?: number; again?: boolean } = {}) {
    const said = answer === 'solved' ? { options: ['solved'] } : answers[answer].body;
    const body = {
      source: 'survey',
      sourceId,
      submittedAt: new Date(world.clock.now() - (more.ago ?? 0) * 1000).toISOString(),
      touchpoint: answer === 'solved' ? 'voice.service.callback.outcome' : 'claims.motor.repair.progress',
      customer: { id: customer, name: '周女士', phone: '13800001234' },
      ...said,
    };
    const got = await ask(intake, 'POST /v1/feedback', { who: 'source-survey', role: 'source', source: 'survey', body });
    if (got?.status === 202) {
      const unhappy = answer !== 'solved' && answers[answer].unhappy;
      accepted.push({ feedbackId: got.body.feedbackId as string, customer, unhappy, again: more.again ?? false, at: world.clock.now() });
    } else if (got) unexpected.push(`feedback was refused: ${JSON.stringify(got)}`);
  }

  /** One of the staff does something to a case; 4xx is an answer too. */
  async function does(who: string, action: string, caseId: string, body: unknown = {}) {
    const key = `k${++keys}`;
    const got = await ask(desk, `POST /v1/cases/{id}/${action}`, { who, role: roles[who] ?? 'agent', path: { id: caseId }, body, key });
    if (got?.status === 200) acknowledged.push({ caseId, who, action, key, at: world.clock.now() });
    return got?.status ?? null;
  }

  const marks = (who: string, caseId: string, alertId: string) =>
    ask(desk, 'POST /v1/cases/{id}/alerts/{alertId}/acknowledged', { who, role: roles[who] ?? 'agent', path: { id: caseId, alertId } });

  const figures = (from: string, to: string) =>
    ask((e) => world.invokeMetrics(e) as Promise<Ended<Answer>>, 'GET /v1/metrics/response', {
      who: 'manager-zhao',
      role: 'manager',
      query: { from, to },
    });

  const caseOf = (customer: string) =>
    world.stores.cases
      .all()
      .filter((c) => c.customerId === customer)
      .at(-1);

  return { accepted, acknowledged, unexpected, submits, does, marks, figures, caseOf, isBusy: () => busy > 0 };
}
export type People = ReturnType<typeof peopleOf>;

export const resolution = { rootCause: 'partner.repair.noreply', responsibleParty: 'repairshop', actions: ['apologise', 'expedite'] };
