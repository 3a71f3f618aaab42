import type { ThemeConfig } from 'antd/es/config-provider';
import antTheme from 'antd/es/theme';
import { useSyncExternalStore } from 'react';
import { usePreferences } from './preferences.ts';

export type Shade = 'light' | 'dark';

/** Page, surface, text, muted text, accent; the bands of the countdown. Contrast is checked by the browser tests. */
export const palettes = {
  light: { page: '#F5F7FA', surface: '#FFFFFF', text: '#1A1F27', muted: '#5A6472', accent: '#0B5CAD', border: '#C9D1DB', error: '#B3141F' },
  dark: { page: '#14181F', surface: '#1C222B', text: '#E6EAF0', muted: '#A3ADBB', accent: '#6CB6FF', border: '#3A4454', error: '#FF9AA2' },
} as const;

/** Fill and text of each band of a countdown: who knows of the case by then. */
export const bands = {
  light: { calm: ['#D6F0E7', '#00513F'], soon: ['#FFD666', '#1A1F27'], urgent: ['#C21F2F', '#FFFFFF'], overdue: ['#3B0010', '#FFFFFF'] },
  dark: { calm: ['#12362C', '#6FDDBB'], soon: ['#F2B84B', '#14181F'], urgent: ['#D6323F', '#FFFFFF'], overdue: ['#FFF1F0', '#7A0019'] },
} as const;

const darkPreferred = matchMedia('(prefers-color-scheme: dark)');
const useSystemDark = () =>
  useSyncExternalStore(
    (listener) => {
      darkPreferred.addEventListener('change', listener);
      return () => darkPreferred.removeEventListener('change', listener);
    },
    () => darkPreferred.matches,
  );

export function useShade(): Shade {
  const { theme } = usePreferences();
  const systemDark = useSystemDark();
  return theme === 'system' ? (systemDark ? 'dark' : 'light') : theme;
}

export function themeOf(shade: Shade, textSize: number): ThemeConfig {
  const { page, surface, text, muted, accent, border, error } = palettes[shade];
  return {
    algorithm: shade === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      colorPrimary: accent,
      colorLink: accent,
      colorBgLayout: page,
      colorBgContainer: surface,
      colorText: text,
      colorTextSecondary: muted,
      colorTextDescription: muted,
      colorTextPlaceholder: muted,
      colorBorder: border,
      // Ant Design's own red has 3.3:1 on white: what is wrong with a form could hardly be read.
      colorError: error,
      colorErrorText: error,
      fontSize: Math.round((14 * textSize) / 100),
      // The accent of the dark theme is light: white letters on it could not be read.
      ...(shade === 'dark' ? { colorTextLightSolid: page } : {}),
      // A transition that is overtaken by the next one never ends: the mark of a button that works stayed on it, and lists kept Escape to themselves.
      motion: false,
    },
  };
}
