import { serverNow } from '../api/clock.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useStart } from '../app/start-data.ts';
import { useKeyFace } from '../live/chosen-keys.ts';
import { useCases } from '../live/use-feed.ts';
import { useTime } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import type { ClaimNotice } from './claim-watch.ts';
import { queueWords } from './words.ts';

/** A notice in words: why something was not done, who has the case instead and since when. */
export function useRefusalText(notice: Exclude<ClaimNotice, { kind: 'claimed' }>): string {
  const { errors } = useWords();
  const words = useOwnWords(queueWords);
  const { personName } = useStart();
  const { clock } = useTime();
  const keyFace = useKeyFace();
  const { cases } = useCases();
  const withReason = (said: string, problem: ApiProblem) => {
    if (problem.isSilence) return `${said}${errors.noAnswer}`;
    if (problem.status === 403) return `${said}${errors.forbidden}`;
    return `${said}${problem.reference ? errors.reference(problem.reference) : ''}`;
  };
  switch (notice.kind) {
    case 'offline':
      return words.claimOffline;
    case 'one-at-a-time':
      return words.oneAtATime;
    case 'undone':
      return words.undone;
    case 'not-undone':
      return withReason(words.notUndone, notice.problem);
    case 'refused': {
      const { problem } = notice;
      const c = cases.get(notice.caseId);
      if (problem.status !== 409 || !problem.owner) return withReason(words.refused, problem);
      const name = personName(problem.owner);
      if (problem.state === 'open' || problem.state === 'reopened' || problem.state === 'held')
        return words.notYet(name, Math.max(1, Math.ceil((Date.parse(c?.exclusiveUntil ?? '') - serverNow()) / 1000) || 1));
      return c?.claimedAt && c.claimedBy === problem.owner
        ? words.lost(name, clock(c.claimedAt), keyFace('urgent'))
        : words.lostSoon(name, keyFace('urgent'));
    }
  }
}
