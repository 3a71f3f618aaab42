import type { Delivery } from '#domain/alert/alert.ts';
import { isSettled } from '#domain/alert/alert.ts';
import { type Case, type CaseEvent, currentRound, isClosed, isUnclaimed, ownerOf } from '#domain/case/case.ts';
import { digest } from '#functions/digest.ts';
import { figuresAgree } from './figures.ts';
import { captured } from './logs.ts';
import type { People } from './people.ts';
import type { World } from './world.ts';

export type Told = {
  world: World;
  people: People;
  /** Something came in between that explains delays and errors: faults, jumps, outages. */
  disturbed: boolean;
  /** Another rota or policy came in between two writers of one case: what the loser entered is cleared away, and said. */
  reconfigured?: boolean;
  /** For so long each time everything stood still; each ends whatever is under way, as the death of a machine does. */
  jumpsMs?: number[];
};

/** A sweep a minute that looks at what is 20 s late, its alarm, and a message hidden for a minute. */
const explainedMs = 240_000;
const promptMs = 1500;
/** By then before its time the sweeper has started an alarm that was far ahead. */
const sweeperLeadMs = 30_000;
/** By then an alert has gone out, overtaken or not, as long as nothing fails. */
const arrivesMs = 10_000;

/** Everything that must hold once faults have stopped and what was on its way has arrived. Empty when all is well. */
export async function violations(told: Told): Promise<string[]> {
  const { world, people, disturbed } = told;
  const cases = world.stores.cases.all();
  return [
    ...world.watch.violations.map((v) => v.what),
    ...people.unexpected,
    ...(await everyFeedbackIsKept(told, cases)),
    ...cases.flatMap((c) => aClockRuns(world, c)),
    ...(await theLockNamesTheOpenCase(world, cases)),
    ...acknowledgedIsDoneOnce(people, cases),
    ...cases.flatMap((c) =>
      stepsCameInTime(world, c, disturbed ? explainedMs + (told.jumpsMs ?? []).reduce((sum, ms) => sum + ms, 0) : promptMs),
    ),
    ...ledgerAndEffectsAgree(told, cases),
    ...nobodyIsPagedForNothing(world),
    ...(await figuresAgree(told, cases)),
    ...(disturbed || told.reconfigured ? [] : captured.map((line) => `logged: ${line}`)),
  ];
}

async function everyFeedbackIsKept({ world, people }: Told, cases: Case[]): Promise<string[]> {
  const wrong: string[] = [];
  const sentTwice = new Set(people.accepted.filter((a) => a.again).map((a) => a.feedbackId));
  for (const { feedbackId, unhappy } of people.accepted) {
    const kept = await world.stores.feedback.get(feedbackId);
    const in_ = cases.filter((c) => c.feedbackIds.includes(feedbackId));
    if (!kept) wrong.push(`${feedbackId} was accepted and is lost`);
    else if (unhappy !== kept.judgement.unhappy && kept.judged && !sentTwice.has(feedbackId))
      wrong.push(`${feedbackId} was judged ${kept.judgement.unhappy}`);
    else if (kept.judgement.unhappy && (in_.length !== 1 || in_[0]!.caseId !== kept.caseId))
      wrong.push(`${feedbackId} names ${kept.caseId} and is part of [${in_.map((c) => c.caseId)}]`);
    else if (!kept.judgement.unhappy && in_.length > 0) wrong.push(`${feedbackId} is happy and part of ${in_[0]!.caseId}`);
  }
  for (const c of cases) if (new Set(c.feedbackIds).size !== c.feedbackIds.length) wrong.push(`${c.caseId} holds a feedback twice`);
  return wrong;
}

function aClockRuns(world: World, c: Case): string[] {
  if (isClosed(c)) return [];
  if (c.wakeAt === null) return [`${c.caseId} is ${c.matter.state} and waits for nothing`];
  const isWatched = c.farAhead && c.wakeAt > world.clock.now() + sweeperLeadMs;
  if (isWatched) return [];
  // An alarm of an older revision that rings before will do: it starts the next.
  const relied = c.alarm && c.alarm.at > world.clock.now() && c.alarm.at <= c.wakeAt ? c.alarm : { revision: c.revision, at: c.wakeAt };
  const alarm = world.machine.executions.get(`${c.caseId}-${relied.revision}`);
  if (!alarm) return [`${c.caseId} waits for an alarm that was never started`];
  if (alarm.state !== 'waiting') return [`${c.caseId} waits for an alarm that is ${alarm.state}`];
  return Math.floor(alarm.at / 1000) === Math.floor(relied.at / 1000)
    ? []
    : [`${c.caseId} waits for ${relied.at}, its alarm for ${alarm.at}`];
}

async function theLockNamesTheOpenCase({ stores }: World, cases: Case[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const c of cases) {
    const { openCase } = await stores.customers.get(c.customerId);
    const contact = await stores.contacts.get(c.caseId);
    if (!isClosed(c) && openCase?.caseId !== c.caseId)
      wrong.push(`${c.caseId} is open, the lock of its customer names ${openCase?.caseId}`);
    if (isClosed(c) && openCase?.caseId === c.caseId) wrong.push(`${c.caseId} is closed and still holds the lock`);
    if (isClosed(c) && contact) wrong.push(`${c.caseId} is closed and its phone number is still kept`);
    if (!isClosed(c) && !contact?.numbers[0]) wrong.push(`${c.caseId} is open and nobody knows whom to call`);
  }
  return wrong;
}

function acknowledgedIsDoneOnce({ acknowledged }: People, cases: Case[]): string[] {
  return acknowledged.flatMap(({ caseId, who, key, action }) => {
    const mark = digest(`${who}\n${key}`);
    const kinds = cases.find((c) => c.caseId === caseId)?.timeline.filter((e) => e.key === mark) ?? [];
    const primary = kinds.filter((e) => e.type !== 'contacted' && e.type !== 'closed-unreached');
    // Whoever has looked at the number in this claim may look again.
    if (action === 'phone' && primary.length <= 1) return [];
    return primary.length === 1 ? [] : [`${who} was told that ${action} is done, the history of ${caseId} has it ${primary.length} times`];
  });
}

/** Each step of the ladder on its second, or as soon as what held it up was over. Held against the case as it was when the step ran. */
function stepsCameInTime(world: World, c: Case, slack: number): string[] {
  const history = world.watch.versions.get(c.caseId) ?? [];
  const isStep = (e: CaseEvent) => e.round === c.rounds.length && (e.type === 'escalated' || e.type === 'step-skipped');
  return currentRound(c).steps.flatMap((step) => {
    const isThis = (e: CaseEvent) => isStep(e) && e.step === step.id;
    const then = history.find((version) => version.timeline.some(isThis));
    if (then) return ranInTime(then, then.timeline.findIndex(isThis), slack);
    const overdue = isUnclaimed(c) && c.matter.state !== 'held' && step.at < world.clock.now() - explainedMs;
    return overdue ? [`${c.caseId} never ran ${step.id}`] : [];
  });
}

const frees = ['opened', 'round-opened', 'released', 'claim-expired', 'released-to-shift', 'joined', 'reopened'];

function ranInTime(c: Case, place: number, slack: number): string[] {
  const said = c.timeline[place]!;
  const round = currentRound(c);
  const step = round.steps.find(({ id }) => id === said.step)!;
  const freed = c.timeline.slice(0, place).filter((e) => e.round === round.number && frees.includes(e.type));
  const due = Math.max(step.at, round.openedAt, ...freed.map((e) => e.at));
  if (said.at - due > slack) return [`${c.caseId} ran ${step.id} ${(said.at - due) / 1000} s late`];
  const behindEmpty = c.timeline[place - 1]?.type === 'step-skipped';
  return said.at < step.at && !behindEmpty ? [`${c.caseId} ran ${step.id} ${(step.at - said.at) / 1000} s early`] : [];
}

const sameAlert = (d: Delivery) => (s: { alertId: string; channel: string }) => s.alertId === d.alertId && s.channel === d.channel;

function ledgerAndEffectsAgree({ world, disturbed, jumpsMs = [] }: Told, cases: Case[]): string[] {
  // Each of them may fall between the sending of an alert and its record: then it is sent again.
  const interruptions = world.plan.struck.length + jumpsMs.length;
  const rows = world.stores.ledger.all();
  const wrong: string[] = [];
  for (const row of rows) {
    const effects = world.sent.filter(sameAlert(row)).length;
    const c = cases.find((x) => x.caseId === row.caseId);
    const name = `${row.step} to ${row.recipient} of ${row.caseId}`;
    if (c && !isSettled(row) && row.at.pending < world.clock.now() - arrivesMs) wrong.push(`${name} is still pending`);
    if (row.at.sent !== undefined && effects === 0) wrong.push(`${name} counts as sent and was not`);
    if (row.at.sent !== undefined && effects > 1 + interruptions) wrong.push(`${name} was sent ${effects} times`);
    if (row.at.cancelled !== undefined && effects > interruptions) wrong.push(`${name} was sent and counts as cancelled`);
    if (row.at.dead !== undefined && !disturbed) wrong.push(`${name} was given up`);
    if (row.at.cancelled !== undefined && !mayBeCancelled(world, row)) wrong.push(`${name} was cancelled though owed: ${row.note}`);
  }
  for (const s of world.sent) if (!rows.some((row) => sameAlert(row)(s))) wrong.push(`${s.step} to ${s.recipient} is in no ledger`);
  const isStep = (row: Delivery) => row.step !== 'transferred' && row.step !== 'returned';
  for (const row of rows.filter((r) => r.at.sent !== undefined && isStep(r))) {
    const event = cases.find((c) => c.caseId === row.caseId)?.timeline.find((e) => e.round === row.round && e.step === row.step);
    if (!event?.people?.includes(row.recipient))
      wrong.push(`${row.recipient} was told at ${row.step}, the history of ${row.caseId} has it not`);
  }
  for (const c of cases)
    for (const e of c.timeline.filter((x) => x.type === 'escalated'))
      for (const person of e.people ?? [])
        if (!rows.some((r) => r.caseId === c.caseId && r.round === e.round && r.step === e.step && r.recipient === person))
          wrong.push(`${c.caseId} says that ${person} was told at ${e.step}, the ledger does not`);
  return wrong;
}

/** Only when somebody had the case in hand by then, a newer round had begun, or the change that raised it was never written. */
function mayBeCancelled(world: World, row: Delivery): boolean {
  const history = world.watch.versions.get(row.caseId) ?? [];
  const isNotice = row.step === 'returned' || row.step === 'transferred';
  const raised = history.findIndex((c) => {
    const event = c.timeline.find((e) => e.round === row.round && e.step === row.step);
    const said = isNotice ? c.rounds.length >= row.round : event?.people?.includes(row.recipient);
    return said && c.rounds.length === row.round && c.claims === row.claim;
  });
  if (raised < 0) return true;
  // An agreed call is made by the next attempt.
  const tries = history[raised]!.timeline.filter((e) => e.type === 'attempted').length;
  const wasCalled = (c: Case) => kindOf(row.step) === 'appointment' && c.timeline.filter((e) => e.type === 'attempted').length > tries;
  const isOver = (c: Case) =>
    kindOf(row.step) === 'helper-joined'
      ? isClosed(c) || !c.helpers.includes(row.recipient)
      : c.rounds.length > row.round || c.claims > row.claim || !saysWhatIs(row, c.matter.state, ownerOf(c)) || wasCalled(c);
  return history.slice(raised).some(isOver);
}

const kindOf = (step: string): string => step.replace(/-\d+$/, '');

/** Whether an alert of that kind, to that person, says what is so of a case in that state with that owner. */
function saysWhatIs({ step, recipient }: { step: string; recipient: string }, state: string, owner: string | null): boolean {
  const isInHand = state === 'claimed' || state === 'contacted';
  const isFree = state === 'open' || state === 'reopened' || state === 'held';
  switch (kindOf(step)) {
    case 'transferred':
      return owner === recipient;
    case 'reassigned':
    case 'nudged':
      return isInHand && owner === recipient;
    case 'ordered':
      return isFree || owner === recipient;
    case 'unresolved':
      return state === 'contacted';
    case 'handling':
      return isInHand;
    case 'appointment':
      return isFree || owner === recipient;
    case 'promise-due':
      return state === 'resolved';
    case 'helper-joined':
      return !['confirmed', 'unconfirmed', 'closed-unreached'].includes(state);
    default:
      return isFree;
  }
}

/** At the moment the sender looked, the alert was owed. */
const nobodyIsPagedForNothing = ({ sent }: World): string[] =>
  sent
    .filter((s) => !saysWhatIs(s, s.stateRead, s.ownerRead) || (s.stateRead === 'held' && !kindOf(s.step).match(/ordered|helper-joined/)))
    .map((s) => `${s.recipient} was paged (${s.step}) for a case that was ${s.stateRead}`);
