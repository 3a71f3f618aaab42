import type * as z from 'zod';
import type { Fact } from '#domain/alert/ledger.ts';
import { isCanaryCase } from '#domain/canary/canary.ts';
import type { RequestMark } from '#domain/case/act.ts';
import { type ActionBody, type ActionName, actionBodies } from '#domain/case/action.ts';
import { type Case, type MatterState, ownerOf } from '#domain/case/case.ts';
import { numbersView } from '#domain/case/contact.ts';
import { type Done, handleAction, repeatAction } from '#domain/case/handle-action.ts';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import { listItems } from '#domain/case/list-item.ts';
import { prepareAction } from '#domain/case/prepare-action.ts';
import { maySee, mayWorkOn, type ReadPorts, readCase } from '#domain/case/read-case.ts';
import type { Policy } from '#domain/escalation/policy.ts';
import { type Instant, iso } from '#domain/time.ts';
import { digest } from '../digest.ts';
import type { ApiHandler, ApiRequest } from '../middleware/api.ts';
import { parsed } from '../middleware/parsed.ts';
import { faultAt, Problem } from '../middleware/problem.ts';
import { askedTeams } from './asked-teams.ts';
import { badCursor } from './bad-cursor.ts';
import { actorOf, isId, ListQuery, notFound, viewerOf } from './case-requests.ts';
import { showFeedback } from './show-feedback.ts';

export type DeskPorts = KeepPorts & ReadPorts & { policy: Policy };

/** What the HTTP API offers on cases: read, act, mark alerts. */
export function caseDesk(ports: DeskPorts) {
  const existing = async ({ path, identity }: ApiRequest): Promise<Case> => {
    const c = isId(path.id) ? await ports.cases.get(path.id) : null;
    // Whoever runs Earshot may look at a canary; nobody else is to meet one.
    if (!c || (isCanaryCase(c) && !identity.roles.includes('admin'))) throw notFound('case', '/path/id');
    return c;
  };
  const demand = (may: typeof maySee, c: Case, { identity }: ApiRequest): Case => {
    if (may(viewerOf(identity), c, ports.duty)) return c;
    throw new Problem(403, 'This case belongs to another team', [faultAt('/path/id', `the case is with team "${c.team}"`)]);
  };
  const visible = async (request: ApiRequest) => demand(maySee, await existing(request), request);
  const answer = async (c: Case) => ({ status: 200, body: await readCase(ports, c, ports.now()) });

  const show: ApiHandler = async (request) => answer(await visible(request));

  const list: ApiHandler = async ({ query, identity }) => {
    const { limit, cursor, team, ...filter } = parsed(ListQuery, query, '/query');
    const teams = askedTeams(ports, viewerOf(identity), team);
    const now = ports.now();
    const page = await ports.cases.list({ ...filter, teams }, limit, cursor).catch(badCursor);
    return { status: 200, body: { items: await listItems(ports.feedback, page.cases, now), cursor: page.cursor } };
  };

  const perform = async (name: ActionName, request: ApiRequest): Promise<Done> => {
    const c = await existing(request);
    // A repetition is answered even when the case has meanwhile left the sight of whoever asks, who is then shown nothing of it.
    if (!c.timeline.some((e) => e.key !== undefined && e.key === keyOf(request))) demand(name === 'notes' ? maySee : mayWorkOn, c, request);
    const body = parsed(actionBodies[name] as z.ZodType<ActionBody>, request.body());
    const asked = requestMark(request, name, body);
    const done = (await repeatAction(ports, c, asked)) ?? (await actAnew(c, name, body, asked, request));
    if ('case' in done) return done;
    if (done.refused === 'key-reused')
      throw new Problem(422, 'This Idempotency-Key was used before', [faultAt('/headers/idempotency-key', done.detail)]);
    throw refusal(done.refused === 'forbidden' ? 403 : 409, done.detail, done.owner ?? null, done.state, done.againAt);
  };

  const act =
    (name: ActionName): ApiHandler =>
    async (request) => {
      const { case: c, isRepeated = false } = await perform(name, request);
      if (!isRepeated) return answer(c);
      const isSeen = maySee(viewerOf(request.identity), c, ports.duty);
      const receipt = { caseId: c.caseId, version: c.version, state: c.matter.state };
      return { ...(isSeen ? await answer(c) : { status: 200, body: receipt }), isRepeated };
    };

  /** The only way to the whole number; that it was looked at is in the timeline first. */
  const reveal: ApiHandler = async (request) => {
    const { case: c } = await perform('phone', request);
    if (ownerOf(c) !== request.identity.id)
      throw refusal(403, 'you no longer have this case', ownerOf(demand(maySee, c, request)), c.matter.state);
    const [newest, ...earlier] = (await ports.contacts.get(c.caseId))?.numbers ?? [];
    if (!newest) throw refusal(409, 'no phone number of this customer is known', ownerOf(c), c.matter.state);
    return { status: 200, body: numbersView([newest, ...earlier]) };
  };

  const preparing = { ...ports, taxonomy: ports.insurer.taxonomy, timeZone: ports.insurer.timeZone, digest };
  const actAnew = async (c: Case, name: ActionName, body: ActionBody, asked: RequestMark, { identity }: ApiRequest) => {
    const prepared = await prepareAction(preparing, c, name, body, identity.id, ports.now());
    if ('faults' in prepared) throw new Problem(400, 'The request has faults', prepared.faults);
    return handleAction(ports, c, prepared.action, actorOf(identity), asked);
  };

  const mark =
    (fact: Fact): ApiHandler =>
    async (request) => {
      const c = await visible(request);
      const { alertId } = request.path;
      if (!alertId?.endsWith(`.${request.identity.id}`))
        throw new Problem(403, 'This alert was sent to somebody else', [faultAt('/path/alertId', 'only its recipient may mark it')]);
      if (!(await ports.ledger.record(c.caseId, alertId, fact, ports.now()))) throw notFound('alert', '/path/alertId');
      return answer(c);
    };

  return { show, list, act, reveal, mark, showFeedback: showFeedback(ports) };
}

const refusal = (status: 403 | 409, detail: string, owner: string | null, state: MatterState, againAt?: Instant) =>
  new Problem(status, detail, [faultAt('', detail)], { owner, state, ...(againAt === undefined ? {} : { againAt: iso(againAt) }) });

const keyOf = ({ identity, idempotencyKey }: ApiRequest): string | undefined =>
  idempotencyKey === undefined ? undefined : digest(`${identity.id}\n${idempotencyKey}`);

function requestMark(request: ApiRequest, name: ActionName, body: unknown): RequestMark {
  const key = keyOf(request);
  return key === undefined ? {} : { key, request: digest(JSON.stringify([name, body])) };
}
