import { useState } from 'react';
import type { NumbersView } from '#domain/case/contact.ts';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { CaseView } from '../api/types.ts';

/** The customer's numbers for whoever has claimed the case: asked for by a click, shown until the claim or the number is another one. */
export function useNumber({ caseId, claimedBy, claimedAt, round, timeline }: CaseView, reload: () => void) {
  const changes = timeline.filter((e) => e.type === 'phone-changed').length;
  const claim = `${round} ${claimedBy} ${claimedAt} ${changes}`;
  const [shown, setShown] = useState<{ claim: string; numbers: NumbersView } | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiProblem | null>(null);
  async function show(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      setShown({ claim, numbers: await call<NumbersView>('POST', `/v1/cases/${caseId}/phone`, { body: {} }) });
    } catch (error) {
      setFault(error instanceof ApiProblem ? error : new ApiProblem(0, {}));
    } finally {
      setBusy(false);
      reload();
    }
  }
  return { number: shown?.claim === claim ? shown.numbers : null, show, busy, fault };
}
