import { useEffect } from 'react';
import { call } from '../api/client.ts';
import type { CaseView } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { unseenBy } from './facts.ts';

const marked = new Set<string>();

/** An alert counts as seen when its recipient follows its link, or has the case on the screen. One that fails is tried at the next answer. */
export function useSeen(caseId: string, view: CaseView | null, take: (view: CaseView) => void): void {
  const { me } = useStart();
  const mayMark = me.roles.includes('agent') || me.roles.includes('lead');
  useEffect(() => {
    const linked = new URLSearchParams(location.search).get('alert');
    const isMine = linked?.startsWith(`${caseId}.`) && linked.endsWith(`.${me.id}`);
    const unseen = new Set([...(isMine && linked ? [linked] : []), ...(view ? unseenBy(me.id, view.alerts) : [])]);
    if (!mayMark || document.visibilityState === 'hidden') return;
    for (const alertId of unseen) {
      if (marked.has(alertId)) continue;
      marked.add(alertId);
      call<CaseView>('POST', `/v1/cases/${caseId}/alerts/${encodeURIComponent(alertId)}/seen`).then(take, () => marked.delete(alertId));
    }
  }, [caseId, view, me.id, mayMark, take]);
}
