import type { ChangeView, GapView, ShiftView } from '#domain/roster/view.ts';

export type RotaPerson = { id: string; name: string; teams: string[]; levels: ShiftView['level'][] };
/** What `GET /v1/rota` answers. */
export type Rota = {
  from: string;
  until: string;
  timeZone: string;
  teams: string[];
  shifts: ShiftView[];
  gaps: GapView[];
  changes: ChangeView[];
  people: RotaPerson[];
};
export type SwapView = Extract<ChangeView, { kind: 'swap' }>;
export type OtherView = Exclude<ChangeView, { kind: 'swap' }>;
export const isSwap = (change: ChangeView): change is SwapView => change.kind === 'swap';
