import fc from 'fast-check';
import { outcomes } from '#domain/case/taxonomy.ts';
import { type Fault, faultKinds } from './faults.ts';
import { type InsurerName, insurerNames } from './insurers.ts';
import { type AnswerName, answers } from './sample.ts';

/** One thing that happens, so many milliseconds after the one before. Plain data: a history can be written down and told again. */
export type Command = { after: number } & (
  | { does: 'submit'; customer: number; answer: AnswerName; ago: number }
  | { does: 'resubmit'; which: number; answer: AnswerName }
  | { does: 'says solved'; customer: number }
  | { does: 'duplicate'; queue: QueueName; which: number }
  | { does: 'reorder'; upTo: number }
  | { does: 'act'; customer: number; who: number; action: StaffAction }
  | { does: 'configure'; insurer: InsurerName }
  | { does: 'pass' | 'jump'; seconds: number }
  | { does: 'poison' | 'redrive'; queue: QueueName }
  | { does: 'channel'; channel: string; down: boolean }
);
export type QueueName = 'live' | 'bulk' | 'deliver';
export type StaffAction =
  | { name: 'claim' | 'release' | 'resolve' | 'reopen' | 'acknowledge' | 'phone' | 'notes' | 'nudge' | 'order' | 'verdict' }
  | { name: 'promise'; days: number }
  | { name: 'reassign' | 'helpers' | 'dismiss'; person: string }
  | { name: 'attempt'; outcome: (typeof outcomes)[number]; ago: number; next: number }
  | { name: 'transfer'; team: string };
export type History = { seed: number; insurer: InsurerName; start: number; faults: Fault[]; commands: Command[] };

/** Seconds after Friday 2026-11-20, 10:00 in Shanghai: then, shortly before six, in the night, on Sunday. */
const starts = [0, 28_200, 46_800, 190_000];

const customer = fc.nat(2);
const answer = fc.constantFrom(...(Object.keys(answers) as AnswerName[]));
const queue = fc.constantFrom<QueueName>('live', 'live', 'deliver', 'deliver', 'bulk');
const action: fc.Arbitrary<StaffAction> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<StaffAction>({ name: 'claim' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constant('attempt' as const),
      outcome: fc.constantFrom('reached', 'reached', ...outcomes),
      ago: fc.constantFrom(0, 0, 0, 20, 90, 290),
      next: fc.constantFrom(0, 60, 600, 86_400),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom<StaffAction>({ name: 'release' }, { name: 'reopen' }, { name: 'acknowledge' }) },
  { weight: 2, arbitrary: fc.constantFrom<StaffAction>({ name: 'resolve' }) },
  {
    weight: 1,
    arbitrary: fc.record({ name: fc.constant('transfer' as const), team: fc.constantFrom('claims', 'callback-east', 'roadside') }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<StaffAction>(...(['phone', 'notes', 'nudge', 'order', 'verdict'] as const).map((name) => ({ name }))),
  },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('promise' as const), days: fc.constantFrom(0, 1, 2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constantFrom('reassign' as const, 'helpers' as const, 'dismiss' as const),
      person: fc.constantFrom('agent-li', 'agent-chen', 'agent-sun', 'lead-wang'),
    }),
  },
);

const what = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('submit' as const), customer, answer, ago: fc.constantFrom(0, 0, 0, 3, 100, 290, 900, 5000) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('resubmit' as const), which: fc.nat(5), answer }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('says solved' as const), customer }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('duplicate' as const), queue, which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reorder' as const), upTo: fc.constantFrom(100, 3000) }) },
  { weight: 9, arbitrary: fc.record({ does: fc.constant('act' as const), customer, who: fc.nat(6), action }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('configure' as const), insurer: fc.constantFrom(...insurerNames) }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('pass' as const), seconds: fc.oneof(fc.nat(200), fc.constantFrom(60, 120, 3600, 100_000)) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('jump' as const), seconds: fc.constantFrom(45, 400, 7200) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('poison' as const, 'redrive' as const), queue }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('channel' as const), channel: fc.constantFrom('screen', 'bell'), down: fc.boolean() }),
  },
);

export const anyHistory: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(),
  insurer: fc.oneof({ weight: 3, arbitrary: fc.constant('sample' as const) }, { weight: 2, arbitrary: fc.constantFrom(...insurerNames) }),
  start: fc.constantFrom(...starts),
  faults: fc.array(fc.record({ call: fc.nat(250), kind: fc.constantFrom(...faultKinds) }), { maxLength: 4 }),
  commands: fc.array(
    fc.tuple(fc.constantFrom(0, 0, 4, 900, 5000), what).map(([after, command]): Command => ({ after, ...command })),
    { minLength: 1, maxLength: 18 },
  ),
});
