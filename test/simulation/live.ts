import { ownerOf } from '#domain/case/case.ts';
import { isContact } from '#domain/case/taxonomy.ts';
import { turn } from './clock.ts';
import { planned } from './faults.ts';
import type { Command, History, StaffAction } from './history.ts';
import { insurers } from './insurers.ts';
import { captured } from './logs.ts';
import { violations } from './oracles.ts';
import { type People, peopleOf, resolution } from './people.ts';
import { friday } from './sample.ts';
import { type World, worldOf } from './world.ts';

const staff = ['agent-li', 'agent-chen', 'agent-sun', 'lead-wang', 'supervisor-zhou'];
const customers = ['周女士', '王先生', '赵小姐'];
/** After the last fault: a message is tried again for two and a half minutes, a row nobody raised is cleared after five. */
const quietSeconds = 700;

/** Lives through a history and then holds it against every oracle. Empty when all is well. */
export async function live({ seed, insurer, start, faults, commands }: History): Promise<string[]> {
  captured.length = 0;
  await turn();
  const world = worldOf({ insurer: insurers[insurer], start: friday + start * 1000, strikes: planned(faults), seed, sweepsAlways: false });
  const people = peopleOf(world);
  const told = {
    submitted: [] as { customer: string; sourceId: string }[],
    disturbed: false,
    reconfigured: false,
    jumpsMs: [] as number[],
  };
  for (const command of commands) {
    await world.clock.passTo(world.clock.now() + command.after);
    await happen(world, people, command, told);
  }
  await world.clock.passTo(world.clock.now() + 30_000);
  const disturbed = told.disturbed || world.plan.struck.length > 0;
  world.plan.enabled = false;
  world.channelDown.clear();
  // Half a second past the whole one: no alarm is just ringing.
  await world.clock.passTo(Math.floor(world.clock.now() / 1000) * 1000 + quietSeconds * 1000 + 500);
  return violations({ world, people, disturbed, reconfigured: told.reconfigured, jumpsMs: told.jumpsMs });
}

async function happen(
  world: World,
  people: People,
  command: Command,
  told: { submitted: { customer: string; sourceId: string }[]; disturbed: boolean; reconfigured: boolean; jumpsMs: number[] },
) {
  const { clock, queues } = world;
  switch (command.does) {
    case 'submit': {
      const customer = customers[command.customer]!;
      const sourceId = `s${told.submitted.length}`;
      told.submitted.push({ customer, sourceId });
      return void people.submits(customer, command.answer, sourceId, { ago: command.ago });
    }
    case 'resubmit': {
      const earlier = told.submitted[command.which % Math.max(1, told.submitted.length)];
      if (earlier) void people.submits(earlier.customer, command.answer, earlier.sourceId, { again: true });
      return;
    }
    case 'says solved':
      return void people.submits(customers[command.customer]!, 'solved', `yes${clock.now()}${command.customer}`);
    case 'duplicate': {
      const { done } = queues[command.queue];
      if (done.length > 0) queues[command.queue].send(done[command.which % done.length]!);
      return;
    }
    case 'reorder':
      for (const queue of Object.values(queues)) queue.delay = () => world.random() * command.upTo;
      return;
    case 'act':
      return act(world, people, command);
    case 'configure':
      told.reconfigured = true;
      return world.configure(insurers[command.insurer]);
    case 'pass':
      return clock.passTo(clock.now() + command.seconds * 1000);
    case 'jump':
      told.disturbed = true;
      told.jumpsMs.push(command.seconds * 1000);
      return clock.jumpTo(clock.now() + command.seconds * 1000);
    case 'poison':
      told.disturbed = true;
      return queues[command.queue].send('{"poison":');
    case 'redrive':
      return queues[command.queue].redrive();
    case 'channel':
      told.disturbed = true;
      return void (command.down ? world.channelDown.add(command.channel) : world.channelDown.delete(command.channel));
  }
}

/** Somebody of the staff, or whoever has the case, does something to the customer's latest case. Often it is refused: that is an answer. */
function act(world: World, people: People, { customer, who, action }: Extract<Command, { does: 'act' }>): void {
  const c = people.caseOf(customers[customer]!);
  if (!c) return;
  const person = staff[who] ?? ownerOf(c) ?? c.proposedOwner ?? staff[0]!;
  if (action.name === 'acknowledge') {
    const alert = world.sent.find((s) => s.caseId === c.caseId && s.recipient === person);
    if (alert) void people.marks(person, c.caseId, alert.alertId);
  } else if (action.name === 'attempt') {
    const occurredAt = new Date(world.clock.now() - action.ago * 1000).toISOString();
    const wanted = action.outcome === 'later' || (action.next > 0 && !isContact(action.outcome));
    // Histories written down before attempts named the next one have none.
    const nextAttemptAt = new Date(world.clock.now() + (action.next || 600) * 1000).toISOString();
    void people.does(person, 'attempts', c.caseId, { outcome: action.outcome, occurredAt, ...(wanted ? { nextAttemptAt } : {}) });
  } else {
    void people.does(person, action.name === 'promise' ? 'resolve' : action.name, c.caseId, bodyOf(action, world.clock.now()));
  }
}

function bodyOf(action: Exclude<StaffAction, { name: 'attempt' }>, now: number): unknown {
  switch (action.name) {
    case 'resolve':
      return resolution;
    case 'promise':
      return { ...resolution, promise: { text: '回电', dueAt: new Date(now + action.days * 86_400_000 + 600_000).toISOString() } };
    case 'transfer':
      return { team: action.team };
    case 'reassign':
    case 'helpers':
    case 'dismiss':
      return { person: action.person };
    case 'notes':
    case 'order':
      return { note: '请跟进' };
    case 'verdict':
      return { right: true };
    default:
      return {};
  }
}
