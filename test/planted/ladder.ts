import type { Bug } from './bug.ts';

const [nextSteps, reminders] = ['domain/escalation/next-steps.ts', 'domain/escalation/reminders.ts'];

export const ladder: Bug[] = [
  {
    name: 'an empty step waits its turn',
    file: nextSteps,
    find: 'if (step.at > now && !skippedOne) break;',
    replace: 'if (step.at > now) break;',
  },
  {
    name: 'after an empty step the whole ladder runs at once',
    file: nextSteps,
    find: 'skippedOne = tell.length === 0;\n    due.push({ step, empty: skippedOne, tell });',
    replace: 'skippedOne ||= tell.length === 0;\n    due.push({ step, empty: tell.length === 0, tell });',
  },
  {
    name: 'several steps at one moment tell a person several times',
    file: nextSteps,
    find: 'tell: tell.filter(({ person }) => !told.has(person) && told.add(person)),',
    replace: 'tell,',
  },
  {
    name: 'the second channel is never used',
    file: nextSteps,
    find: "(channel === 'second' ? channels[1] : undefined) ?? channels[0]",
    replace: 'channels[0]',
  },
  {
    name: 'the proposed owner is told though off duty',
    file: nextSteps,
    find: 'return agents().filter((person) => person === c.proposedOwner);',
    replace: 'return c.proposedOwner ? [c.proposedOwner] : [];',
  },
  {
    name: 'the ladder goes on while somebody has the case in hand',
    file: nextSteps,
    find: "return isUnclaimed(c) && c.matter.state !== 'held' ?",
    replace: "return c.matter.state !== 'held' ?",
  },
  {
    name: 'the ladder runs while the doors are closed',
    file: nextSteps,
    find: "return isUnclaimed(c) && c.matter.state !== 'held' ?",
    replace: 'return isUnclaimed(c) ?',
  },
  {
    name: 'a step that has run runs again',
    file: nextSteps,
    find: 'steps.filter((step) => !ran[step.id])',
    replace: 'steps.filter((step) => !ran[step.id]?.skipped)',
  },
  {
    name: 'steps do not stand on whole seconds',
    file: 'domain/time.ts',
    find: 'Math.round(at / 1000) * 1000',
    replace: 'at',
  },
  {
    name: 'the wake-up is rounded down',
    file: 'domain/time.ts',
    find: 'Math.ceil(at / 1000) * 1000',
    replace: 'Math.floor(at / 1000) * 1000',
  },
  {
    name: 'the ladder once spent, nobody hears of the case again',
    file: reminders,
    find: "if (!isUnclaimed(c) || c.matter.state === 'held') return null;",
    replace: "if (isUnclaimed(c) || c.matter.state === 'held') return null;",
  },
  {
    name: 'a reminder is never repeated',
    file: reminders,
    find: "const earlier = past('reminder');",
    replace: "const earlier = past('reminder');\n  if (earlier.length > 0) return null;",
  },
  {
    name: 'that nobody takes it is told though somebody has',
    file: reminders,
    find: "if (!isUnclaimed(c) || c.matter.state === 'held') return null;",
    replace: "if (c.matter.state === 'held') return null;",
  },
  {
    name: 'the pauses between reminders grow without end',
    file: reminders,
    find: 'Math.min(2 ** heard, longestPause)',
    replace: '2 ** heard',
  },
  {
    name: 'a customer who was reached can be forgotten',
    file: reminders,
    find: "const earlier = past('unresolved')",
    replace: "if (c.wakeAt !== null) return null;\n    const earlier = past('unresolved')",
  },
  {
    name: 'reminders come at night',
    file: reminders,
    find: 'nextSecond(hours.isOpen(at) ? at : (hours.nextOpening(at) ?? at));',
    replace: 'nextSecond(at);',
  },
  {
    name: 'who falls back with the ladder spent is told to nobody',
    file: 'domain/escalation/notices.ts',
    find: "(fellBackUnheard(c, happened) ? tell('returned', whoIsThere(c, duty, now)) : [])",
    replace: '[]',
  },
  {
    name: 'whoever hands a case over is told, not who gets it',
    file: 'domain/escalation/notices.ts',
    find: 'person !== e.actor',
    replace: 'person === e.actor',
  },
];
