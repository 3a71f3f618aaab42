import type { DeliveryView } from '#domain/alert/view.ts';

export const deliveryStates = ['sent', 'pending', 'failed', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A shape for each state, so that no colour has to tell. */
export const stateShapes: Record<DeliveryState, string> = { sent: '✓', pending: '◷', failed: '↻', dead: '✕' };

const facts = ['pending', 'sent', 'delivered', 'seen', 'acknowledged', 'cancelled', 'dead'] as const;
export type DeliveryFact = (typeof facts)[number];

/** What has happened to it, in the order of time. */
export function courseOf({ at }: Pick<DeliveryView, 'at'>): { fact: DeliveryFact; at: string }[] {
  return facts
    .flatMap((fact) => (at[fact] === undefined ? [] : [{ fact, at: at[fact] }]))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || facts.indexOf(a.fact) - facts.indexOf(b.fact));
}
