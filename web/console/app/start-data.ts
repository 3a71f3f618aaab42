import { createContext, useContext } from 'react';
import type { ConsoleStart } from '../api/types.ts';

/** Who is signed in and the insurer's names for everything; asked once at start. */
export type Start = ConsoleStart & {
  personName(id: string): string;
  teamName(id: string): string;
  topicName(id: string): string;
  /** An option as it was sent, if the insurer has no name for it. */
  optionName(id: string): string;
  touchpointName(id: string): string;
  isLead: boolean;
};
export const StartContext = createContext<Start | null>(null);

export function useStart(): Start {
  const start = useContext(StartContext);
  if (!start) throw new Error('nobody is signed in above this component');
  return start;
}

export function startOf(answer: ConsoleStart, own: (text: { zh: string; en: string }) => string): Start {
  const people = new Map(answer.people.map((p) => [p.id, p.name]));
  const teams = new Map(answer.teams.map((t) => [t.id, t]));
  const topics = new Map(answer.topics.map((t) => [t.id, t]));
  const options = new Map(answer.taxonomy.options.map((o) => [o.id, o]));
  const touchpoints = new Map(answer.catalogue.touchpoints.map((t) => [t.id, t]));
  const named = (entry: { zh: string; en: string } | undefined, id: string) => (entry ? own(entry) : id);
  return {
    ...answer,
    personName: (id) => people.get(id) ?? id,
    teamName: (id) => named(teams.get(id), id),
    topicName: (id) => named(topics.get(id), id),
    optionName: (id) => named(options.get(id), id),
    touchpointName: (id) => named(touchpoints.get(id), id),
    isLead: answer.me.roles.includes('lead'),
  };
}
