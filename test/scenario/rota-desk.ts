import { expect } from 'vitest';
import { tellAll } from '#domain/alert/tell.ts';
import { teamsHelped, wakeHeld } from '#domain/escalation/wake-held.ts';
import type { RosterChange, Swap } from '#domain/roster/change.ts';
import { decideSwap, type SwapDeed } from '#domain/roster/decide.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { noticesOfSwap, rosterNotices } from '#domain/roster/notices.ts';
import { rosterAt } from '#domain/roster/roster.ts';
import { click, type Stage } from './scenario.ts';

/** The lead's desk: what is changed counts at once, and the sweeper comes by every minute. */
export function rotaOf({ world }: Stage) {
  const changes: RosterChange[] = [];
  let count = 0;
  const present = () => rosterAt(dutyOf(world.insurer), world.insurer, { changes, preferences: [] }, world.now());
  const tend = async () => {
    const duty = present();
    world.ports.duty = duty;
    const done = await wakeHeld(world.ports, teamsHelped(duty, world.now()));
    expect(done.failed).toEqual([]);
    await world.passTo(world.now());
    return done.woken;
  };
  const span = (from: number, until: number) => ({
    ...{ id: `change-${++count}`, version: 1, reason: 'wave', from: click + from * 1000, until: click + until * 1000 },
    marks: { asked: { at: world.now(), by: 'lead-wang' } },
  });
  const asker = (id: string) => ({ id, isLead: world.ports.duty.person(id)?.role === 'lead' });
  return {
    tend,
    /** What the sweeper does about the rota each minute, for the coming ones. */
    async minutes(count: number) {
      for (let i = 0; i < count; i++) {
        await tend();
        expect(await tellAll(world.ports, rosterNotices(present(), world.insurer.policy, world.now()))).toEqual([]);
        await world.passTo(world.now() + 60_000);
      }
    },
    async asksToSwap(requester: string, colleague: string, from: number, until: number) {
      const swap: Swap = { kind: 'swap', ...span(from, until), requester, colleague, team: 'callback-national' };
      changes.push({ ...swap, marks: { asked: { at: world.now(), by: requester } } });
      await tend();
      await tellAll(world.ports, noticesOfSwap(changes.at(-1) as Swap, present(), world.now()));
      await world.passTo(world.now());
    },
    /** About the swap that was asked for last. */
    async decides(who: string, deed: SwapDeed) {
      const done = decideSwap(changes.at(-1) as Swap, deed, asker(who), present(), world.now());
      if ('refused' in done) throw new Error(done.detail);
      changes[changes.length - 1] = done.change;
      await tend();
      await tellAll(world.ports, noticesOfSwap(done.change, present(), world.now()));
      await world.passTo(world.now());
    },
    puts(person: string, from: number, until: number, team = 'callback-national') {
      changes.push({ kind: 'override', ...span(from, until), person, team, level: 'agent', backup: false });
      return tend();
    },
    excuses(person: string, from: number, until: number) {
      changes.push({ kind: 'absence', ...span(from, until), person });
      return tend();
    },
    async swaps(requester: string, colleague: string, from: number, until: number) {
      const asked = span(from, until);
      const approved = { at: world.now(), by: 'lead-wang' };
      changes.push({ kind: 'swap', ...asked, requester, colleague, team: 'callback-national', marks: { ...asked.marks, approved } });
      return tend();
    },
  };
}
