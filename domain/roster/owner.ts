import type { Person } from './team.ts';

export type Candidate = {
  person: Pick<Person, 'id' | 'skills'>;
  backup: boolean;
  /** Open cases in hand. */
  load: number;
};

/**
 * First-contact rule: whoever served this customer before, if on duty; otherwise the least loaded of those on duty,
 * people of the team before backups, people who know the line before others. Null when nobody is on duty.
 */
export function proposeOwner(candidates: Candidate[], line: string, earlierOwner: string | undefined): string | null {
  if (candidates.some((c) => c.person.id === earlierOwner)) return earlierOwner!;
  const rank = (c: Candidate) => [Number(c.backup), Number(!c.person.skills.includes(line)), c.load] as const;
  const best = [...candidates].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (a.person.id < b.person.id ? -1 : 1);
  });
  return best[0]?.person.id ?? null;
}
