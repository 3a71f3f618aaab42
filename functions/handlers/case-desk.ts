import type * as z from 'zod';
import type { Fact } from '#domain/alert/ledger.ts';
import type { RequestMark } from '#domain/case/act.ts';
import { type ActionBody, type ActionName, actionBodies } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { BadCursor } from '#domain/case/case-store.ts';
import { handleAction, repeatAction } from '#domain/case/handle-action.ts';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import { prepareAction } from '#domain/case/prepare-action.ts';
import { maySee, type ReadPorts, readCase, teamsOf } from '#domain/case/read-case.ts';
import { caseSummary } from '#domain/case/view.ts';
import type { Policy } from '#domain/escalation/policy.ts';
import type { StoredFeedback } from '#domain/feedback/stored.ts';
import { feedbackView } from '#domain/feedback/view.ts';
import { digest } from '../digest.ts';
import type { ApiHandler, ApiRequest } from '../middleware/api.ts';
import { parsed } from '../middleware/parsed.ts';
import { faultAt, Problem } from '../middleware/problem.ts';
import { actorOf, isId, ListQuery, notFound, viewerOf } from './case-requests.ts';

export type DeskPorts = KeepPorts & ReadPorts & { policy: Policy };

/** What the HTTP API offers on cases: read, act, mark alerts. */
export function caseDesk(ports: DeskPorts) {
  const existing = async ({ path }: ApiRequest): Promise<Case> => {
    const c = isId(path.id) ? await ports.cases.get(path.id) : null;
    if (!c) throw notFound('case', '/path/id');
    return c;
  };
  const demandSight = (c: Case, { identity }: ApiRequest): Case => {
    if (maySee(viewerOf(identity), c, ports.duty)) return c;
    throw new Problem(403, 'This case belongs to another team', [faultAt('/path/id', `the case is with team "${c.team}"`)]);
  };
  const visible = async (request: ApiRequest) => demandSight(await existing(request), request);
  const answer = async (c: Case, { identity }: ApiRequest) => ({
    status: 200,
    body: await readCase(ports, c, viewerOf(identity), ports.now()),
  });

  const show: ApiHandler = async (request) => answer(await visible(request), request);

  const list: ApiHandler = async ({ query, identity }) => {
    const { limit, cursor, team, ...filter } = parsed(ListQuery, query, '/query');
    const readable = teamsOf(viewerOf(identity), ports.duty, ports.insurer);
    if (team && !ports.duty.team(team)) throw new Problem(400, 'The request has faults', [faultAt('/query/team', 'no team has this id')]);
    if (team && !readable.includes(team))
      throw new Problem(403, 'This is not one of your teams', [faultAt('/query/team', `yours are ${readable.join(', ')}`)]);
    const now = ports.now();
    const page = await ports.cases.list({ ...filter, teams: team ? [team] : readable }, limit, cursor).catch(badCursor);
    return { status: 200, body: { items: page.cases.map((c) => caseSummary(c, now)), cursor: page.cursor } };
  };

  const act =
    (name: ActionName): ApiHandler =>
    async (request) => {
      const c = await existing(request);
      // A repetition is answered even when the case has meanwhile left the sight of whoever asks.
      if (!c.timeline.some((e) => e.key !== undefined && e.key === keyOf(request))) demandSight(c, request);
      const body = parsed(actionBodies[name] as z.ZodType<ActionBody>, request.body());
      const asked = requestMark(request, name, body);
      const done = (await repeatAction(ports, c, asked)) ?? (await actAnew(c, name, body, asked, request));
      if ('case' in done) return answer(done.case, request);
      if (done.refused === 'key-reused')
        throw new Problem(422, 'This Idempotency-Key was used before', [faultAt('/headers/idempotency-key', done.detail)]);
      const status = done.refused === 'forbidden' ? 403 : 409;
      throw new Problem(status, done.detail, [faultAt('', done.detail)], { owner: done.owner ?? null, state: done.state });
    };

  const actAnew = async (c: Case, name: ActionName, body: ActionBody, asked: RequestMark, { identity }: ApiRequest) => {
    const prepared = await prepareAction({ ...ports, taxonomy: ports.insurer.taxonomy, digest }, c, name, body, identity.id, ports.now());
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
      return answer(c, request);
    };

  /** An unhappy feedback is answered as judged once its case can be read too. */
  const isDealtWith = async (f: StoredFeedback) =>
    !f.judgement.unhappy || (f.caseId !== undefined && (await ports.cases.get(f.caseId)) !== null);

  const showFeedback: ApiHandler = async ({ path, identity }) => {
    if (!isId(path.id)) throw notFound('feedback', '/path/id');
    const f = await ports.feedback.get(path.id);
    const onlySource = identity.roles.every((role) => role === 'source');
    if (f && onlySource && f.source !== identity.source)
      throw new Problem(403, 'A source may only read its own feedback', [faultAt('/path/id', 'sent by another source')]);
    return { status: 200, body: f && (await isDealtWith(f)) ? feedbackView(f) : { feedbackId: path.id, status: 'pending' } };
  };

  return { show, list, act, mark, showFeedback };
}

const keyOf = ({ identity, idempotencyKey }: ApiRequest): string | undefined =>
  idempotencyKey === undefined ? undefined : digest(`${identity.id}\n${idempotencyKey}`);

function requestMark(request: ApiRequest, name: ActionName, body: unknown): RequestMark {
  const key = keyOf(request);
  return key === undefined ? {} : { key, request: digest(JSON.stringify([name, body])) };
}

function badCursor(error: unknown): never {
  if (error instanceof BadCursor) throw new Problem(400, 'The request has faults', [faultAt('/query/cursor', error.message)]);
  throw error;
}
