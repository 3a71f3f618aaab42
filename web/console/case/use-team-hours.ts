import { useMemo } from 'react';
import { type ServiceHours, serviceHours } from '#domain/calendar/service-hours.ts';
import { useStart } from '../app/start-data.ts';
import { useOpenCase } from './open-case.ts';

/** The hours of the team that has the case in hand. */
export function useTeamHours(): ServiceHours {
  const { insurer, teams, holidays } = useStart();
  const { view } = useOpenCase();
  const team = view.handlingTeam ?? view.team;
  return useMemo(
    () => serviceHours(teams.find(({ id }) => id === team)!.calendar, holidays, insurer.timeZone),
    [teams, holidays, insurer.timeZone, team],
  );
}
