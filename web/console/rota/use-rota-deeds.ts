import { useState } from 'react';
import type { ChangeView, GapView } from '#domain/roster/view.ts';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { useFault } from '../words/use-fault.ts';
import { useOwnWords } from '../words/use-words.ts';
import { rotaWords } from './words.ts';

export type Kind = ChangeView['kind'];
export type Deed = 'agree' | 'approve' | 'decline' | 'withdraw';
type Answer = { change: ChangeView; gaps: GapView[] };
const folders = { absence: 'absences', override: 'overrides', swap: 'swaps' } as const;

/** Changes of the rota: asked for, answered, taken back. `said` is what came of the last one. */
export function useRotaDeeds(again: () => void) {
  const words = useOwnWords(rotaWords);
  const say = useFault();
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<{ text: string; isFault: boolean } | null>(null);

  const done = (text: string, gaps: readonly GapView[]) => {
    setSaid({ text: gaps.length > 0 ? `${text} ${words.leaves(gaps.length)}` : text, isFault: false });
    again();
  };
  const why = (error: unknown, kind: Kind): string => {
    if (!(error instanceof ApiProblem)) return say(error, words.notDone);
    if (error.status === 403) return words.forbidden;
    if (error.status === 409 || error.status === 404) return words.conflict;
    return words.refused[`${kind} ${error.errors[0]?.pointer}`] ?? say(error, words.notDone);
  };

  /** Null when it was done; otherwise why not, in words for the form. */
  const ask = async (kind: Kind, body: object): Promise<string | null> => {
    setBusy(kind);
    setSaid(null);
    try {
      const { gaps } = await call<Answer>('POST', `/v1/rota/${folders[kind]}`, { body });
      done(words.done[kind], gaps);
      return null;
    } catch (error) {
      return why(error, kind);
    } finally {
      setBusy(null);
    }
  };

  const decide = async (change: ChangeView, deed: Deed): Promise<void> => {
    setBusy(change.id);
    setSaid(null);
    const path = `/v1/rota/${folders[change.kind]}/${change.id}`;
    try {
      const { gaps } = await (deed === 'withdraw' ? call<Answer>('DELETE', path) : call<Answer>('POST', `${path}/${deed}`));
      done(words.decided[deed], deed === 'decline' ? [] : gaps);
    } catch (error) {
      setSaid({ text: why(error, change.kind), isFault: true });
      again();
    } finally {
      setBusy(null);
    }
  };

  return { ask, decide, busy, said };
}
export type RotaDeeds = ReturnType<typeof useRotaDeeds>;
