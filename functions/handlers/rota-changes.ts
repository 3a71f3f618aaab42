import type * as z from 'zod';
import { tellAll } from '#domain/alert/tell.ts';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import { wakeHeld } from '#domain/escalation/wake-held.ts';
import { isInForce, type RosterChange } from '#domain/roster/change.ts';
import { type Decided, decideSwap, type SwapDeed, withdraw } from '#domain/roster/decide.ts';
import { gapsAhead } from '#domain/roster/gaps.ts';
import { noticesOfSwap } from '#domain/roster/notices.ts';
import {
  AbsenceBody,
  type Asker,
  askAbsence,
  askOverride,
  askSwap,
  isLive,
  OverrideBody,
  type RequestContext,
  type Requested,
  SwapBody,
} from '#domain/roster/request.ts';
import { type Roster, rosterAt } from '#domain/roster/roster.ts';
import { changeId } from '#domain/roster/roster-store.ts';
import { changeView, gapView } from '#domain/roster/view.ts';
import type { Trail } from '../audit-trail.ts';
import { digest } from '../digest.ts';
import type { ApiHandler, ApiRequest } from '../middleware/api.ts';
import { parsed } from '../middleware/parsed.ts';
import { faultAt, Problem } from '../middleware/problem.ts';
import { askerOf, type RosterViewPorts, rosterNow } from './rota-view.ts';

export type RosterChangePorts = RosterViewPorts & Omit<KeepPorts, 'duty'> & { trail: Trail };
type Kind = RosterChange['kind'];
type Ask = (body: unknown, asker: Asker, ctx: RequestContext) => Requested<RosterChange>;

const day = 86_400_000;
const asks: Record<Kind, Ask> = {
  absence: asking(AbsenceBody, askAbsence),
  override: asking(OverrideBody, askOverride),
  swap: asking(SwapBody, askSwap),
};

function asking<Body>(schema: z.ZodType<Body>, ask: (body: Body, asker: Asker, ctx: RequestContext) => Requested<RosterChange>): Ask {
  return (body, asker, ctx) => ask(parsed(schema, body), asker, ctx);
}

/** Changes of the rota: asked for, decided, taken back. Each is written once and entered in the audit. */
export function rotaChanges(ports: RosterChangePorts) {
  const { roster: store, now, trail, insurer, base } = ports;

  const add =
    (kind: Kind): ApiHandler =>
    async ({ body, identity }) => {
      const asker = askerOf(identity);
      const [given, duty] = [body(), await rosterNow(ports)];
      const request = (nth: number) => {
        const idOf: RequestContext['idOf'] = (until, content) => changeId(until, digest(JSON.stringify([content, nth])));
        return demand(asks[kind](given, asker, { roster: duty, now: now(), idOf }));
      };
      const change = await once(request);
      await trail({ who: asker.id, what: 'rota-changed', detail: `${kind} asked ${change.id}` });
      return answer(201, change, asker);
    };

  /** The same request again is the same change, unless that has been taken back meanwhile. */
  async function once(request: (nth: number) => RosterChange): Promise<RosterChange> {
    for (let nth = 0; ; nth++) {
      const change = request(nth);
      if (await store.add(change)) return change;
      const there = await store.get(change.id);
      if (there && isLive(there, now())) return there;
    }
  }

  const decide =
    (deed: SwapDeed): ApiHandler =>
    (request) =>
      decided(request, 'swap', deed, (change, asker, duty) =>
        change.kind === 'swap' ? decideSwap(change, deed, asker, duty, now()) : gone(),
      );

  const takeBack =
    (kind: Kind): ApiHandler =>
    (request) =>
      decided(request, kind, 'withdrawn', (change, asker, duty) => withdraw(change, asker, duty, now()));

  type Decision = (change: RosterChange, asker: Asker, duty: Roster) => Decided<RosterChange>;
  async function decided({ path, identity }: ApiRequest, kind: Kind, deed: string, decision: Decision) {
    const asker = askerOf(identity);
    for (;;) {
      const [change, duty] = [/^[0-9a-z-]{5,64}$/.test(path.id ?? '') ? await store.get(path.id!) : null, await rosterNow(ports)];
      if (change?.kind !== kind) return gone();
      const done = decision(change, asker, duty);
      if ('refused' in done) throw new Problem(done.refused === 'forbidden' ? 403 : 409, done.detail, [faultAt('/path/id', done.detail)]);
      if (done.change !== change && !(await store.save(done.change))) continue; // somebody was faster: decided anew
      await trail({ who: asker.id, what: 'rota-changed', detail: `${kind} ${deed} ${change.id}` });
      return answer(200, done.change, asker);
    }
  }

  /** With the gaps it leaves, or leaves open, in its time. */
  async function answer(status: number, change: RosterChange, asker: Asker) {
    const runTime = await store.since(now() - 2 * day);
    const duty = rosterAt(base, insurer, runTime, now());
    const teams = teamsOf(change, duty);
    if (change.kind === 'override' && isInForce(change, now())) await wakeHeld({ ...ports, duty }, teams);
    // What fails here is told by the sweeper.
    if (change.kind === 'swap') await tellAll({ ...ports, duty }, noticesOfSwap(change, duty, now()));
    const range = { from: Math.max(now(), change.from), to: Math.min(change.until, Math.max(now(), change.from) + 14 * day) };
    const gaps = range.from < range.to ? gapsAhead(duty, teams, insurer.policy, range).map(gapView) : [];
    return { status, body: { change: changeView(change, asker), gaps } };
  }

  return { add, decide, takeBack };
}

function teamsOf(change: RosterChange, duty: Roster): string[] {
  if (change.kind === 'absence') return duty.teamsOf(change.person);
  return change.team === '*' ? duty.rota.callbackTeams : [change.team];
}

function demand(requested: Requested<RosterChange>): RosterChange {
  if ('faults' in requested) throw new Problem(400, 'The request has faults', requested.faults);
  if ('forbidden' in requested) throw new Problem(403, 'This is for a lead', [faultAt('', requested.forbidden)]);
  return requested.change;
}

function gone(): never {
  throw new Problem(404, 'No such change of the rota', [faultAt('/path/id', 'nothing of this kind has this id')]);
}
