import fc from 'fast-check';
import { act } from '#domain/case/act.ts';
import { type Action, type Actor, isRefusal } from '#domain/case/action.ts';
import { type Case, ownerOf } from '#domain/case/case.ts';
import { type CaseContext, confirmCase, joinCase, openCase } from '#domain/case/open-case.ts';
import { isContact, outcomes } from '#domain/case/taxonomy.ts';
import { settle } from '#domain/escalation/settle.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { Level } from '#domain/roster/team.ts';
import { click, feedbackOf, insurer } from '../../contract/examples.ts';
import { openFrom } from '../calendar/open.ts';

const levels: Record<string, Level> = { li: 'agent', chen: 'agent', guo: 'agent', wang: 'lead', zhou: 'supervisor', wu: 'duty' };
const staff = Object.keys(levels);

/** A rota made up by chance: everybody comes and goes in a rhythm of one's own, or is always or never there. */
export type Rhythm = { every: number; offset: number } | boolean;
export type Start = { rhythms: Rhythm[]; opensAfter: number; clickedBefore: number; proposed: string | null };

export function dutyOf({ rhythms, opensAfter }: Pick<Start, 'rhythms' | 'opensAfter'>): Duty {
  const isThere = (person: string, at: number) => {
    const rhythm = rhythms[staff.indexOf(person)]!;
    return typeof rhythm === 'boolean' ? rhythm : Math.floor((at - click + rhythm.offset) / rhythm.every) % 2 === 0;
  };
  const opening = click + opensAfter;
  return {
    onDuty: (_, level, at) => staff.filter((p) => levels[p] === level && isThere(p, at)).map((person) => ({ person, backup: false })),
    hours: () => openFrom(opening),
    callbackTeam: () => 'callback-national',
    members: () => ['li', 'chen', 'guo'],
    teamsOf: () => ['callback-national'],
    person: (id) => ({ id, name: id, role: levels[id] === 'agent' ? 'agent' : 'lead', skills: [], channels: ['screen', 'bell'] }),
    channelsOf: () => ['screen', 'bell'],
    team: (id) => insurer.teams.find((t) => t.id === id),
  };
}

export type Command =
  | { does: 'pass'; milliseconds: number }
  | { does: 'act'; who: 'whoever has it' | string; action: (now: number, c: Case) => Action }
  | { does: 'hear'; sentBefore: number }
  | { does: 'confirm' };

const anyone = fc.oneof({ weight: 3, arbitrary: fc.constant('whoever has it') }, { weight: 1, arbitrary: fc.constantFrom(...staff) });
const actor = (id: string): Actor => ({ id, role: levels[id] === 'agent' ? 'agent' : 'lead' });
const resolve: Action = { type: 'resolve', rootCause: 'x', responsibleParty: 'y', actions: ['z'] };
const promising = (now: number): Action => ({ ...resolve, promise: { dueAt: now + 100_000_000 } });
const anyAttempt = fc.tuple(
  fc.constantFrom('reached', ...outcomes),
  fc.constantFrom(0, 0, 1, 30_000, 200_000),
  fc.constantFrom(0, 0, 1500, 400_000, 90_000_000),
);
const attempted = ([outcome, ago, until]: [(typeof outcomes)[number], number, number], now: number): Action => ({
  ...{ type: 'attempts', outcome, occurredAt: now - ago },
  ...(until > 0 && !isContact(outcome) ? { nextAttemptAt: now + until } : {}),
});
const anyAction: fc.Arbitrary<(now: number, c: Case) => Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: anyAttempt.map((tried) => (now: number, { matter: { state } }: Case): Action => {
      if (state === 'claimed') return attempted(tried, now);
      if (state === 'contacted') return tried[1] === 0 ? resolve : promising(now);
      return state === 'resolved' ? { type: 'reopen' } : { type: 'claim' };
    }),
  },
  { weight: 1, arbitrary: fc.constant(() => ({ type: 'release' }) as const) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('claims', 'callback-east'), fc.constantFrom('li', 'chen', 'guo')).map(
      ([team, receiver]) =>
        (): Action => ({ type: 'transfer', team, receiver }),
    ),
  },
  {
    weight: 1,
    arbitrary: anyAttempt.map(
      (tried) =>
        (now: number): Action =>
          attempted(tried, now),
    ),
  },
);
/** What a lead or a colleague does beside the owner; drawn apart, so that the owner's way through a case stays likely. */
const anyDeed: fc.Arbitrary<Command> = fc
  .tuple(
    fc.constantFrom('wang', 'li', 'whoever has it'),
    fc.constantFrom('phone', 'notes', 'nudge', 'order', 'reassign', 'helpers', 'dismiss', 'verdict'),
    fc.constantFrom('li', 'chen', 'guo'),
  )
  .map(
    ([who, type, person]): Command => ({
      does: 'act',
      who,
      action: () => {
        if (type === 'phone') return { type, isKnown: true };
        if (type === 'verdict') return { type, right: true };
        return type === 'reassign' || type === 'helpers' || type === 'dismiss' ? { type, person } : { type };
      },
    }),
  );

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 150_000 }).map((milliseconds): Command => ({ does: 'pass', milliseconds })) },
  { weight: 1, arbitrary: fc.constant<Command>({ does: 'pass', milliseconds: 300_000_000 }) },
  {
    weight: 5,
    arbitrary: fc.record({ who: anyone, action: anyAction }).map((asked): Command => ({ does: 'act', ...asked })),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4_000_000 }).map((sentBefore): Command => ({ does: 'hear', sentBefore })) },
  { weight: 1, arbitrary: fc.constant<Command>({ does: 'confirm' }) },
  { weight: 2, arbitrary: anyDeed },
);

const anyRhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ every: fc.integer({ min: 30_000, max: 400_000 }), offset: fc.nat(800_000) }),
  fc.boolean(),
);
export const anyStart: fc.Arbitrary<Start> = fc.record({
  rhythms: fc.array(anyRhythm, { minLength: staff.length, maxLength: staff.length }),
  opensAfter: fc.oneof(fc.constant(-1), fc.integer({ min: -1, max: 3_600_000 })),
  clickedBefore: fc.oneof(fc.nat(8_000), fc.nat(600_000), fc.nat(9_000_000)),
  proposed: fc.constantFrom('li', 'chen', null),
});
export const anyLife = fc.tuple(anyStart, fc.array(anyCommand, { maxLength: 16, size: 'max' }));

/** One settlement: the stored case, what was changed of it, and what became of that. */
export type Moment = { before: Case | null; changed: Case; spent: boolean; now: number; duty: Duty; settled: ReturnType<typeof settle> };

/** Lives through the commands with every alarm ringing on its instant, and reports each settlement. */
export function live([start, commands]: [Start, Command[]]): Moment[] {
  const duty = dutyOf(start);
  const moments: Moment[] = [];
  let now = click + 137;
  let heard = 0;
  const feedback = (before: number) => feedbackOf(`f${++heard}`, { submittedAt: now - before, receivedAt: now - Math.min(before, 400) });
  const ctx = (): CaseContext => ({ policy: insurer.policy, duty, now, proposal: start.proposed });
  const keep = (changed: Case, before: Case | null, spent = false) => {
    const settled = settle(changed, before, duty, now, spent);
    moments.push({ before, changed, spent, now, duty, settled });
    return settled.case;
  };
  let c = keep(openCase(feedback(start.clickedBefore), ctx()), null);
  for (const command of commands) {
    if (command.does === 'pass') {
      const until = now + command.milliseconds;
      while (c.wakeAt !== null && c.wakeAt <= until) {
        now = c.wakeAt;
        c = keep(c, c, true);
      }
      now = until;
    } else if (command.does === 'act') {
      const who = command.who === 'whoever has it' ? (ownerOf(c) ?? start.proposed ?? 'chen') : command.who;
      const done = act(c, command.action(now, c), actor(who), ctx());
      if (!isRefusal(done)) c = keep(done.case, c);
    } else if (!['confirmed', 'unconfirmed', 'closed-unreached'].includes(c.matter.state)) {
      const changed =
        command.does === 'hear'
          ? joinCase(c, feedback(command.sentBefore), ctx())
          : confirmCase(c, { feedbackId: 'f-yes', submittedAt: now }, now);
      c = keep(changed, c);
    }
  }
  return moments;
}
