import type { People } from './people.ts';
import { resolution } from './people.ts';
import type { World } from './world.ts';

/** What people do, at seconds after the first click. They do it whatever became of what they did before. */
export type Story = { until: number; script: [second: number, does: (p: People) => unknown][] };

const zhou = '周女士';
const act = (who: string, action: string, body?: unknown) => (p: People) => {
  const c = p.caseOf(zhou);
  return c && p.does(who, action, c.caseId, body);
};
const attempt = (who: string, outcome: string) => act(who, 'attempts', { outcome });

export const stories: Record<string, Story> = {
  'a case is opened and claimed': {
    until: 30,
    script: [
      [0, (p) => p.submits(zhou, 'furious', 's1')],
      [20, act('agent-li', 'claim')],
    ],
  },
  'nobody claims': { until: 130, script: [[0, (p) => p.submits(zhou, 'unhappy', 's1')]] },
  'a claim without a call expires': {
    until: 140,
    script: [
      [0, (p) => p.submits(zhou, 'unhappy', 's1')],
      [10, act('agent-li', 'claim')],
    ],
  },
  'a call, a further feedback, a second round': {
    until: 60,
    script: [
      [0, (p) => p.submits(zhou, 'unhappy', 's1')],
      [10, act('agent-li', 'claim')],
      [20, attempt('agent-li', 'noanswer')],
      [40, (p) => p.submits(zhou, 'furious', 's2')],
    ],
  },
  'two feedbacks of one customer at once': {
    until: 20,
    script: [
      [0, (p) => p.submits(zhou, 'unhappy', 's1')],
      [0, (p) => p.submits(zhou, 'furious', 's2')],
    ],
  },
  'solved and confirmed, and unhappy again': {
    until: 90,
    script: [
      [0, (p) => p.submits(zhou, 'unhappy', 's1')],
      [10, act('agent-li', 'claim')],
      [20, attempt('agent-li', 'reached')],
      [30, act('agent-li', 'resolve', resolution)],
      [45, (p) => p.submits(zhou, 'solved', 's2')],
      [70, (p) => p.submits(zhou, 'unhappy', 's3')],
    ],
  },
  'handed over to claims': {
    until: 50,
    script: [
      [0, (p) => p.submits(zhou, 'unhappy', 's1')],
      [10, act('agent-li', 'claim')],
      [20, attempt('agent-li', 'reached')],
      [30, act('agent-li', 'transfer', { team: 'claims' })],
    ],
  },
  'handed over, asked to hurry, ordered, given to somebody else': {
    until: 70,
    script: [
      [0, (p) => p.submits(zhou, 'unhappy', 's1')],
      [10, act('agent-li', 'claim')],
      [20, attempt('agent-li', 'reached')],
      [30, act('agent-li', 'transfer', { team: 'claims' })],
      [40, act('agent-li', 'nudge')],
      [50, act('lead-wang', 'order', { note: '请立即处理' })],
      [60, act('lead-wang', 'reassign', { person: 'agent-li' })],
    ],
  },
  'never reached': {
    until: 60,
    script: [
      [0, (p) => p.submits(zhou, 'unhappy', 's1')],
      [10, act('agent-li', 'claim')],
      [20, attempt('agent-li', 'noanswer')],
      [30, attempt('agent-li', 'busy')],
      [40, attempt('agent-li', 'off')],
    ],
  },
};

/** Plays a story to its end, then lets what is on its way arrive: ten minutes without faults, the sweeper at work. */
export async function play(world: World, people: People, { until, script }: Story): Promise<void> {
  const start = world.clock.now();
  for (const [second, does] of script) world.clock.when(start + second * 1000, () => void does(people));
  await world.clock.passTo(start + until * 1000);
  world.plan.enabled = false;
  await world.clock.passTo(start + (until + 600) * 1000 + 500);
}
