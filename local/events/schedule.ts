import { randomUUID } from 'node:crypto';
import { functionOf, type LambdaHost } from '../lambda/host.ts';
import type { LambdaFunction } from '../lambda/pool.ts';
import type { Service } from '../service.ts';
import { account, arn, region } from '../template/arn.ts';
import type { Resources } from '../template/resources.ts';

interface Schedule {
  ruleArn: string;
  everyMilliseconds: number;
  targets: { function: LambdaFunction; input?: string }[];
}

const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Runs the rules with a rate. They tick at whole multiples of it (each minute, each full hour), so restarts do not postpone them. */
export function startSchedules(resources: Resources, host: LambdaHost): Service {
  const timers = new Map<Schedule, NodeJS.Timeout>();
  const arm = (schedule: Schedule) => {
    const wait = schedule.everyMilliseconds - (Date.now() % schedule.everyMilliseconds);
    timers.set(
      schedule,
      setTimeout(() => {
        for (const target of schedule.targets)
          target.function.invoke(target.input ? JSON.parse(target.input) : scheduledEvent(schedule.ruleArn));
        arm(schedule);
      }, wait),
    );
  };
  schedulesOf(resources, host).forEach(arm);
  return {
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

export const scheduledEvent = (ruleArn: string, now = new Date()) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account,
  time: `${now.toISOString().slice(0, 19)}Z`,
  region,
  resources: [ruleArn],
  detail: {},
});

const schedulesOf = (resources: Resources, host: LambdaHost): Schedule[] =>
  resources
    .of('AWS::Events::Rule')
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map(({ name, properties }) => ({
      ruleArn: arn('events', `rule/${name}`),
      everyMilliseconds: rate(properties.ScheduleExpression),
      targets: properties.Targets.map(({ Arn, Input }) => ({ function: functionOf(host, Arn), input: Input })),
    }));

/** `rate(5 minutes)` → milliseconds. */
export function rate(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression)!;
  return Number(count) * units[unit as keyof typeof units];
}
