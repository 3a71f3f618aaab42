import type { Bug } from './bug.ts';

const run = 'domain/canary/run-canary.ts';

/** The customer that is none: what it must notice, and whom it must not meet. */
export const canaries: Bug[] = [
  {
    name: 'a canary is content with an alert that was only written down',
    file: run,
    find: '.find(({ at }) => at.delivered !== undefined)?.at.sent',
    replace: '[0]?.at.pending',
  },
  { name: 'a canary that is late has no delay', file: run, find: 'took.sent === undefined ? null : waited', replace: 'null' },
  { name: 'a canary waits for ever', file: run, find: 'if (now() >= until)', replace: 'if (now() >= until + 3_600_000)' },
  {
    name: 'a canary leaves its unfinished case to the next one, which joins it',
    file: run,
    find: 'cleared: () => done(clearAway(ports)),',
    replace: 'cleared: async () => now(),',
  },
  {
    name: 'a canary counts in the figures',
    file: 'domain/insight/read-facts.ts',
    find: 'if (!isCanaryCase(record.case)) ',
    replace: '',
  },
  {
    name: 'a canary is in the feed of changes of those who see all',
    file: 'domain/case/changes.ts',
    find: 'changed.cases.filter((c) => !isCanaryCase(c))',
    replace: 'changed.cases',
  },
  {
    name: 'a lead works on a canary',
    file: 'functions/handlers/case-desk.ts',
    find: " || (isCanaryCase(c) && !identity.roles.includes('admin'))",
    replace: '',
  },
  {
    name: 'a canary is measured as a customer',
    file: 'functions/measured-ports.ts',
    find: 'created && !isCanaryCase(c) && isTimely',
    replace: 'created && isTimely',
  },
  {
    name: 'the canary is on duty for everybody',
    file: 'domain/canary/canary.ts',
    find: '(team === canary ? onDuty : duty.onDuty(team, level, at))',
    replace: '[...duty.onDuty(team, level, at), ...onDuty]',
  },
  {
    name: 'a channel that asks for patience counts as failing',
    file: 'functions/measured-ports.ts',
    find: "if (!(error instanceof ChannelFailed && error.kind === 'slow-down')) ",
    replace: '',
  },
  {
    name: 'what a canary leaves stays for ever',
    file: 'adapters/aws/canary-expiry.ts',
    find: 'isCanarys ?',
    replace: 'isCanarys && at < 0 ?',
  },
  {
    name: 'what customers leave expires',
    file: 'adapters/aws/canary-expiry.ts',
    find: 'isCanarys ?',
    replace: 'isCanarys || at > 0 ?',
  },
  {
    name: 'the silence of the canary is taken for health',
    file: 'lib/constructs/canary-watch.ts',
    find: '      silenceIsBad: true,\n',
    replace: '',
  },
];
