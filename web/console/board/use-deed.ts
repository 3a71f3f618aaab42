import { useCallback, useRef } from 'react';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { ActionBodies, ActionName, CaseView, ListedCase } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useFeed } from '../live/use-feed.ts';
import { useFault } from '../words/use-fault.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { boardWords } from './words.ts';

export type Deed = <Name extends ActionName>(c: ListedCase, name: Name, body: ActionBodies[Name]) => Promise<CaseView>;

/** Does something to a case; shown everywhere once it is stored. Asked again after silence, it is done once. Throws ApiProblem. */
export function useDeed(): Deed {
  const feed = useFeed();
  const keys = useRef(new Map<string, string>());
  return useCallback(
    async (c, name, body) => {
      const request = `${c.caseId} ${name} ${JSON.stringify(body)}`;
      const idempotencyKey = keys.current.get(request) ?? crypto.randomUUID();
      keys.current.set(request, idempotencyKey);
      try {
        const answer = await call<CaseView>('POST', `/v1/cases/${c.caseId}/${name}`, { body, idempotencyKey });
        feed.put(answer);
        keys.current.delete(request);
        return answer;
      } catch (error) {
        // Nobody knows whether it was done: the next try is the same deed.
        if (!(error instanceof ApiProblem && (error.isSilence || error.status >= 500))) keys.current.delete(request);
        throw error;
      }
    },
    [feed],
  );
}

/** Why a deed was not done: who has the case instead, or in what state it is. */
export function useRefusal(): (error: unknown) => string {
  const words = useOwnWords(boardWords);
  const { states } = useWords();
  const { personName } = useStart();
  const say = useFault();
  return (error) => {
    if (!(error instanceof ApiProblem) || error.status !== 409) return say(error);
    if (error.owner) return words.conflict(personName(error.owner));
    return error.state ? words.conflictOpen(states[error.state as keyof typeof states] ?? error.state) : say(error);
  };
}
