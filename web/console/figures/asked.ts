import type { Filters } from '#domain/insight/filters.ts';
import type { Grouping } from '#domain/insight/groupings.ts';
import { type Period, periodBefore } from '#domain/insight/period.ts';
import { defaultPreset, faultOf, presets } from './period.ts';

export type Hours = 'duty' | 'all';
/** What a page of figures was asked for; all of it stands in its address. */
export type Asked = Period & { hours: Hours; filters: Filters };

export const filterNames = [
  'team',
  'line',
  'region',
  'severity',
  'scene',
  'journey',
  'touchpoint',
  'agent',
] as const satisfies readonly (keyof Filters)[];
export type FilterName = (typeof filterNames)[number];

/** `ownTeams`: the only ones shown, the first of them without asking; null for those who look after all. */
export function askedIn(params: URLSearchParams, today: string, ownTeams: readonly string[] | null): Asked {
  const given = { from: params.get('from') ?? '', to: params.get('to') ?? '' };
  const period = faultOf(given, today) === null ? given : presets[defaultPreset](today);
  const filters = Object.fromEntries(filterNames.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  if (ownTeams !== null && !ownTeams.includes(filters.team ?? '')) filters.team = ownTeams[0]!;
  return { ...period, hours: params.get('hours') === 'all' ? 'all' : 'duty', filters };
}

export const queryOf = ({ from, to, filters }: Asked): Record<string, string> => ({ from, to, ...(filters as Record<string, string>) });

/** A figure opened to its cases: of everything, or of one group; of the period, or of the one before. */
export type Opened = { figure: string; by?: Grouping; key?: string; before?: boolean };

export function openedIn(params: URLSearchParams): Opened | null {
  const [figure, by, key] = [params.get('open'), params.get('openBy'), params.get('openKey')];
  if (!figure) return null;
  return {
    figure,
    ...(by && key !== null ? { by: by as Grouping, key } : {}),
    ...(params.get('openOf') === 'before' ? { before: true } : {}),
  };
}

export const paramsOf = ({ figure, by, key, before }: Opened): Record<string, string> => ({
  open: figure,
  ...(by ? { openBy: by, openKey: key ?? '' } : {}),
  ...(before ? { openOf: 'before' } : {}),
});
export const openedParams = ['open', 'openBy', 'openKey', 'openOf'];

/** Of the cases behind an opened figure. */
export function behindQueryOf(asked: Asked, { figure, by, key, before }: Opened): Record<string, string> {
  const period = before ? periodBefore(asked) : { from: asked.from, to: asked.to };
  return { ...queryOf(asked), ...period, figure, hours: asked.hours, ...(by ? { by, key: key ?? '' } : {}) };
}
