import type { History } from './history.ts';

type Lesson = { what: string; history: History };
const customer = 0;
const furious = { does: 'submit', customer, answer: 'furious', ago: 0 } as const;

/** Histories that broke a promise once, shrunk, with what was wrong. */
export const lessons: Lesson[] = [
  {
    what: 'two feedbacks at once: the writer who lost had entered another proposed owner, who was paged too',
    history: {
      ...{ seed: 0, insurer: 'sample', start: 0, faults: [] },
      commands: [
        { after: 0, ...furious },
        { after: 0, ...furious },
      ],
    },
  },
  {
    what: 'a rota changed between two writers: the loser’s row for the lead was cleared away before the lead’s turn had come',
    history: {
      ...{ seed: 0, insurer: 'sample', start: 0, faults: [] },
      commands: [
        { after: 0, ...furious },
        { after: 4, ...furious },
        { after: 4, does: 'configure', insurer: 'no agents' },
        { after: 0, does: 'pass', seconds: 60 },
      ],
    },
  },
  {
    what: 'everything stood still for two hours between the ledger and the case: the row was cancelled just before its step was written',
    history: {
      ...{ seed: 0, insurer: 'sample', start: 0, faults: [] },
      commands: [
        { after: 4, ...furious },
        { after: 0, does: 'pass', seconds: 60 },
        { after: 8, does: 'jump', seconds: 7200 },
        { after: 0, ...furious },
      ],
    },
  },
  {
    what: 'a handing over that lost to a claim left a row that looked like one of the handing over that followed',
    history: {
      ...{ seed: 0, insurer: 'sample', start: 0, faults: [] },
      commands: [
        { after: 0, ...furious },
        { after: 5000, does: 'act', customer, who: 5, action: { name: 'claim' } },
        { after: 0, does: 'act', customer, who: 3, action: { name: 'transfer', team: 'claims' } },
      ],
    },
  },
  {
    what: 'a source sent the same feedback twice at once: the second deliverer of its alert was reported as a failure',
    history: {
      ...{ seed: 0, insurer: 'sample', start: 0, faults: [] },
      commands: [
        { after: 0, ...furious },
        { after: 0, does: 'resubmit', which: 0, answer: 'unhappy' },
      ],
    },
  },
  {
    what: 'a channel was down until the case had gone back to the team: the handing over is cancelled, and nobody is told of it any more',
    history: {
      ...{ seed: 0, insurer: 'sample', start: 0, faults: [] },
      commands: [
        { after: 0, ...furious },
        { after: 0, does: 'channel', channel: 'screen', down: true },
        { after: 900, does: 'act', customer, who: 3, action: { name: 'transfer', team: 'claims' } },
        { after: 0, does: 'pass', seconds: 100_000 },
      ],
    },
  },
  {
    what: 'the region was down between the sending of an alert and its record: it is sent again, which was taken for a doubled alert',
    history: {
      ...{ seed: 1517910659, insurer: 'sample', start: 0, faults: [] },
      commands: [
        { after: 0, does: 'reorder', upTo: 3000 },
        { after: 0, ...furious },
        { after: 5000, does: 'jump', seconds: 45 },
      ],
    },
  },
  {
    what: 'a page that went out past the timeout of its sender was judged by what another alert of the same batch had read since',
    history: {
      ...{ seed: 0, insurer: 'sample', start: 0 },
      faults: [
        { call: 35, kind: 'slow past the timeout' },
        { call: 26, kind: 'delay' },
      ],
      commands: [
        { after: 0, ...furious },
        { after: 5000, ...furious, ago: 900 },
        { after: 900, does: 'act', customer, who: 0, action: { name: 'claim' } },
        { after: 0, ...furious },
      ],
    },
  },
];
