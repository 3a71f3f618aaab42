import { useState } from 'react';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { CaseView } from '../api/types.ts';

/** The customer's number for whoever has claimed the case: asked for by a click, shown until the claim is another one. */
export function useNumber({ caseId, claimedBy, claimedAt, round }: CaseView, reload: () => void) {
  const claim = `${round} ${claimedBy} ${claimedAt}`;
  const [shown, setShown] = useState<{ claim: string; phone: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiProblem | null>(null);
  async function show(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      const { phone } = await call<{ phone: string }>('POST', `/v1/cases/${caseId}/phone`, { body: {} });
      setShown({ claim, phone });
    } catch (error) {
      setFault(error instanceof ApiProblem ? error : new ApiProblem(0, {}));
    } finally {
      setBusy(false);
      reload();
    }
  }
  return { number: shown?.claim === claim ? shown.phone : null, show, busy, fault };
}
