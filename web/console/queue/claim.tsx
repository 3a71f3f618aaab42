import { createContext, type ReactNode, type RefObject, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../api/client.ts';
import { serverNow } from '../api/clock.ts';
import { ApiProblem } from '../api/problem.ts';
import type { CaseView } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useFeed } from '../live/use-feed.ts';
import { writeAddress } from './address.ts';
import { ClaimNotices } from './claim-notices.tsx';
import { type ClaimNotice, unattemptedOf } from './claim-watch.ts';

type ClaimDesk = {
  /** Claims on the server; what came of it, also a refusal, is said in a notice. Never rejects. */
  claim(caseId: string): Promise<void>;
  /** Takes back the claim made last, while its notice stands. Never rejects. */
  undo(): Promise<void>;
  /** The case whose claim is on its way. */
  claiming: string | null;
};
const ClaimContext = createContext<(ClaimDesk & { focusFor: RefObject<string | null> }) | null>(null);

export function useClaim(): ClaimDesk {
  const desk = useContext(ClaimContext);
  if (!desk) throw new Error('no claim desk above this component');
  return desk;
}

/** For the first thing to do with a claimed case: it takes the focus once, after this person has claimed it here. */
export function useFocusOnceClaimed<E extends HTMLElement>(caseId: string): RefObject<E | null> {
  const target = useRef<E | null>(null);
  const focusFor = useContext(ClaimContext)?.focusFor;
  useEffect(() => {
    if (focusFor?.current !== caseId || !target.current) return;
    focusFor.current = null;
    target.current.focus();
  });
  return target;
}

/** Claiming and taking back for every page, with the notices about it. */
export function ClaimDeskProvider({ children }: { children: ReactNode }) {
  const feed = useFeed();
  const { me } = useStart();
  const [, navigate] = useLocation();
  const [claiming, setClaiming] = useState<string | null>(null);
  const [notice, setNotice] = useState<ClaimNotice | null>(null);
  const focusFor = useRef<string | null>(null);
  const keys = useRef(new Map<string, string>());
  const claimedHere = useRef(new Set<string>());
  const standing = useRef(notice);
  standing.current = notice;

  const close = useCallback(() => setNotice(null), []);
  const desk = useMemo(() => {
    const isBusy = { current: false };
    /** The same deed keeps its key until the server has answered. */
    const deed = async (what: 'claim' | 'release', caseId: string): Promise<CaseView> => {
      const name = `${what} ${caseId}`;
      const key = keys.current.get(name) ?? crypto.randomUUID();
      keys.current.set(name, key);
      try {
        const answer = await call<CaseView>('POST', `/v1/cases/${caseId}/${what}`, { body: {}, idempotencyKey: key });
        keys.current.delete(name);
        feed.put(answer);
        return answer;
      } catch (error) {
        if (!(error instanceof ApiProblem && (error.isSilence || error.status >= 500))) keys.current.delete(name);
        throw error;
      }
    };
    const asProblem = (error: unknown) => (error instanceof ApiProblem ? error : new ApiProblem(0, {}));

    async function claim(caseId: string): Promise<void> {
      if (isBusy.current) return;
      const { cases, connection } = feed.get();
      if (connection === 'lost') return setNotice({ kind: 'offline', caseId });
      const other = unattemptedOf(cases.values(), me.id).find((c) => c.caseId !== caseId);
      if (other) return setNotice({ kind: 'one-at-a-time', caseId: other.caseId });
      isBusy.current = true;
      setClaiming(caseId);
      claimedHere.current.add(caseId);
      try {
        const answer = await deed('claim', caseId);
        focusFor.current = caseId;
        setNotice({ kind: 'claimed', caseId, version: answer.version, at: serverNow() });
        if (location.pathname === '/queue') navigate(writeAddress({ view: 'mine', caseId, q: '' }), { replace: true });
      } catch (error) {
        const problem = asProblem(error);
        if (!problem.isSilence) claimedHere.current.delete(caseId);
        setNotice({ kind: 'refused', caseId, problem });
        if (problem.status === 403 || problem.status === 404) feed.drop(caseId);
        // Who was faster, and when, is in the case.
        else if (problem.status === 409) await call<CaseView>('GET', `/v1/cases/${caseId}`).then(feed.put, () => {});
      } finally {
        isBusy.current = false;
        setClaiming(null);
      }
    }

    async function undo(): Promise<void> {
      const last = standing.current;
      if (last?.kind !== 'claimed' || isBusy.current) return;
      isBusy.current = true;
      try {
        await deed('release', last.caseId);
        setNotice({ kind: 'undone', caseId: last.caseId });
        if (location.pathname === '/queue') navigate(writeAddress({ view: 'team', caseId: last.caseId, q: '' }), { replace: true });
      } catch (error) {
        setNotice({ kind: 'not-undone', caseId: last.caseId, problem: asProblem(error) });
      } finally {
        isBusy.current = false;
      }
    }
    return { claim, undo };
  }, [feed, me.id, navigate]);

  const value = useMemo(() => ({ ...desk, claiming, focusFor }), [desk, claiming]);
  return (
    <ClaimContext value={value}>
      {children}
      <ClaimNotices notice={notice} claimedHere={claimedHere.current} claim={desk.claim} undo={desk.undo} close={close} />
    </ClaimContext>
  );
}
