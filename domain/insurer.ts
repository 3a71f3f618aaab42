import * as z from 'zod';
import { ChannelConfig } from '#domain/alert/channel-config.ts';
import { reachFaults } from '#domain/alert/reach-faults.ts';
import { Calendar, Holidays } from '#domain/calendar/calendar.ts';
import { canary } from '#domain/canary/canary.ts';
import { outcomes, Taxonomy } from '#domain/case/taxonomy.ts';
import { Policy } from '#domain/escalation/policy.ts';
import { Catalogue } from '#domain/feedback/catalogue.ts';
import { coverEveryHour, lastContacts } from '#domain/roster/every-hour.ts';
import { Person, RotaEntry, Team } from '#domain/roster/team.ts';

/** Everything an insurer configures in git, checked at synth and carried beside every function as data. */
export const Insurer = z
  .object({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    timeZone: z.string(),
    /** Where alert links lead; the case id is appended. */
    consoleUrl: z.url(),
    catalogue: Catalogue,
    policy: Policy,
    taxonomy: Taxonomy,
    teams: z.array(Team),
    people: z.array(Person),
    rota: z.array(RotaEntry),
    calendars: z.array(Calendar),
    holidays: Holidays,
    channels: z.array(ChannelConfig),
  })
  .superRefine((insurer, ctx) => {
    const fault = (path: (string | number)[], message: string) => ctx.addIssue({ code: 'custom', path, message });
    for (const list of ['teams', 'people', 'channels'] as const)
      insurer[list].forEach(({ id }, i) => {
        if (id === canary) fault([list, i, 'id'], `"${canary}" is the name of Earshot's own probe: choose another`);
      });
    const known = {
      team: ids(insurer.teams),
      person: ids(insurer.people),
      calendar: ids(insurer.calendars),
    };
    insurer.teams.forEach((team, i) => {
      if (!known.calendar.has(team.calendar)) fault(['teams', i, 'calendar'], `no calendar "${team.calendar}"`);
    });
    if (insurer.teams.filter((t) => t.kind === 'callback' && t.national).length !== 1)
      fault(['teams'], 'exactly one callback team is national');
    insurer.rota.forEach((entry, i) => {
      if (!known.person.has(entry.person)) fault(['rota', i, 'person'], `no person "${entry.person}"`);
      if (entry.team !== '*' && !known.team.has(entry.team)) fault(['rota', i, 'team'], `no team "${entry.team}"`);
    });
    const touchpoints = ids(insurer.catalogue.touchpoints);
    for (const touchpoint of insurer.policy.confirmation.touchpoints)
      if (!touchpoints.has(touchpoint)) fault(['policy', 'confirmation', 'touchpoints'], `no touchpoint "${touchpoint}"`);
    for (const outcome of outcomes)
      if (!insurer.taxonomy.outcomes.some((o) => o.id === outcome)) fault(['taxonomy', 'outcomes'], `outcome "${outcome}" is missing`);
    const last = insurer.policy.ladder.at(-1)!;
    const reachable = lastContacts(insurer);
    if (!coverEveryHour(reachable))
      fault(['rota'], `the last escalation step "${last.id}" needs somebody of team "*" on duty at every hour`);
    for (const { path, message } of reachFaults(insurer, last, reachable)) fault(path, message);
  });
export type Insurer = z.infer<typeof Insurer>;

const ids = (list: { id: string }[]) => new Set(list.map((x) => x.id));
