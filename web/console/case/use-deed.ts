import { useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { serverNow } from '../api/clock.ts';
import { ApiProblem } from '../api/problem.ts';
import type { ActionBodies, ActionName, CaseView } from '../api/types.ts';
import { useFeed } from '../live/use-feed.ts';
import type { Unsent } from './outbox.ts';
import { isWhole, type Receipt } from './receipt.ts';
import { useOutbox } from './use-outbox.ts';

/** `kept`: the server could not be reached, and what was done waits to be uploaded. */
export type Outcome = 'done' | 'kept' | 'refused';
export type Doing = {
  busy: ActionName | null;
  fault: { deed: ActionName; problem: ApiProblem } | null;
  /** What was done last, for the line that says so. */
  last: { deed: ActionName; outcome: Outcome } | null;
  act<Name extends ActionName>(deed: Name, body: ActionBodies[Name]): Promise<Outcome>;
  reset(): void;
};

/** Does deeds on a case, one at a time. Asking the same again after a failure uses the same key, so that it is done once. */
export function useDeed(caseId: string, take: (view: CaseView) => void, reload: () => void): Doing {
  const feed = useFeed();
  const { outbox } = useOutbox();
  const [busy, setBusy] = useState<Doing['busy']>(null);
  const [fault, setFault] = useState<Doing['fault']>(null);
  const [last, setLast] = useState<Doing['last']>(null);
  const intent = useRef<{ asked: string; key: string } | null>(null);
  const running = useRef(false);

  async function act<Name extends ActionName>(deed: Name, body: ActionBodies[Name]): Promise<Outcome> {
    if (running.current) return 'refused';
    const asked = JSON.stringify([deed, body]);
    if (intent.current?.asked !== asked) intent.current = { asked, key: crypto.randomUUID() };
    const { key } = intent.current;
    const keep = (): Outcome => {
      outbox.add({ key, caseId, at: new Date(serverNow()).toISOString(), refusal: null, deed, body } as Unsent);
      return finish('kept');
    };
    const finish = (outcome: Outcome): Outcome => {
      if (outcome !== 'refused') intent.current = null;
      setLast({ deed, outcome });
      return outcome;
    };
    const mayWait = deed === 'attempts' || deed === 'notes';
    const earlierWaits = outbox.get().some((item) => item.caseId === caseId && item.refusal === null);
    setFault(null);
    if (mayWait && (earlierWaits || feed.get().connection === 'lost')) return keep();
    running.current = true;
    setBusy(deed);
    try {
      const answer = await call<CaseView | Receipt>('POST', `/v1/cases/${caseId}/${deed}`, { body, idempotencyKey: key });
      if (isWhole(answer)) take(answer);
      else reload();
      return finish('done');
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(0, {});
      if (mayWait && problem.isSilence) return keep();
      // Somebody was faster: what is shown is old.
      if (problem.status === 409 || problem.status === 403) reload();
      setFault({ deed, problem });
      return finish('refused');
    } finally {
      running.current = false;
      setBusy(null);
    }
  }
  return {
    busy,
    fault,
    last,
    act,
    reset() {
      setFault(null);
      setLast(null);
    },
  };
}
