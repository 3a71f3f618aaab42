import { palettes, type Shade } from '../../app/theme.ts';

/** Series colours that people with any of the three colour-vision types tell apart; dashes and labels say the same. */
const series = {
  light: ['#0072B2', '#C77700', '#00513F', '#C7639F', '#5A6472'],
  dark: ['#4AA3DF', '#F0B93A', '#12A07A', '#E8A0CC', '#E6EAF0'],
} as const;

export type Palette = { series: readonly string[]; text: string; muted: string; grid: string; surface: string };

export const paletteOf = (shade: Shade): Palette => ({
  series: series[shade],
  text: palettes[shade].text,
  muted: palettes[shade].muted,
  grid: palettes[shade].border,
  surface: palettes[shade].surface,
});
