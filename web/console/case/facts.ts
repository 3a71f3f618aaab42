import type { CaseView } from '../api/types.ts';

export const facts = ['pending', 'sent', 'delivered', 'seen', 'acknowledged', 'cancelled', 'dead'] as const;
export type Fact = (typeof facts)[number];
type Alert = CaseView['alerts'][number];

/** What is known of an alert, in the order of its life. */
export const factsOf = (at: Alert['at']): { fact: Fact; at: string }[] =>
  facts.flatMap((fact) => {
    const when = at[fact];
    return when === undefined ? [] : [{ fact, at: when }];
  });

/** Alerts to this person that went out and are not known to be seen: to be marked when the person opens the case. */
export const unseenBy = (person: string, alerts: readonly Alert[]): string[] => [
  ...new Set(alerts.filter((a) => a.recipient === person && a.at.sent !== undefined && a.at.seen === undefined).map((a) => a.alertId)),
];
