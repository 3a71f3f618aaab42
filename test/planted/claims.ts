import type { Bug } from './bug.ts';

const [act, nextSteps] = ['domain/case/act.ts', 'domain/escalation/next-steps.ts'];

export const claims: Bug[] = [
  {
    name: 'a claim never expires',
    file: nextSteps,
    find: ' : claimedAt + seconds(claimExpiresAfter);',
    replace: ' : claimedAt + seconds(31_536_000);',
  },
  {
    name: 'a claim never expires once a call was tried',
    file: nextSteps,
    find: 'const { claimedAt } = c.matter;',
    replace: 'if (last) return null;\n  const { claimedAt } = c.matter;',
  },
  {
    name: 'no alarm is set for the end of a claim',
    file: nextSteps,
    find: 'claimExpiry(c), breachTime(',
    replace: 'breachTime(',
  },
  {
    name: 'a claim that lapsed leaves the case with the team it was handed to',
    file: 'domain/escalation/settle.ts',
    find: 'handlingTeam: undefined, ',
    replace: '',
  },
  {
    name: 'a claimed case can be claimed by another',
    file: act,
    find: 'if (!isUnclaimed(c)) {',
    replace: 'if (ownerOf(c) === actor.id) {',
  },
  {
    name: 'the time of the proposed owner alone is ignored',
    file: act,
    find: 'now < teamMayClaimAt(round) && ',
    replace: 'now > teamMayClaimAt(round) && ',
  },
  {
    name: 'an absent owner keeps the team from claiming',
    file: act,
    find: '!returned && ownerIsThere && ',
    replace: '!returned && ',
  },
  { name: 'a case that was given back is kept for its first owner', file: act, find: '!returned && ownerIsThere', replace: 'ownerIsThere' },
  {
    name: 'a claim is not counted',
    file: act,
    find: '{ ...c, claims: c.claims + 1, matter',
    replace: '{ ...c, matter',
  },
  {
    name: 'whoever likes may act on a claimed case',
    file: 'domain/case/action.ts',
    find: 'if (owner === actor.id) return null;',
    replace: 'if (owner !== null) return null;',
  },
  {
    name: 'a handing over is not counted as a claim',
    file: act,
    find: '{ ...c, claims: c.claims + 1, ...(keepsIt',
    replace: '{ ...c, ...(keepsIt',
  },
  {
    name: 'a case handed to the claims department leaves its callback team',
    file: act,
    find: "const keepsIt = ctx.duty.team(team)?.kind !== 'callback';",
    replace: 'const keepsIt = false;',
  },
  {
    name: 'whoever likes may hand a case over',
    file: act,
    find: "if (actor.role !== 'lead' && ownerOf(c) !== actor.id)\n    return { refused: 'forbidden', detail: 'only the owner or a lead may transfer', owner: ownerOf(c) };",
    replace: '',
  },
];
