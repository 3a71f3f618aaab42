export type SpanWords = { seconds(n: string): string; days(days: number, hours: number): string };

/** `96.2%`; never rounded up to all or down to none. */
export function percent(share: number): string {
  const tenths = Math.round(share * 1000);
  const honest = share < 1 && tenths === 1000 ? 999 : share > 0 && tenths === 0 ? 1 : tenths;
  return `${trimmed(honest / 10)}%`;
}

/** Percentage points without their sign: `2.1`. */
export const points = (difference: number): string => trimmed(Math.round(Math.abs(difference) * 1000) / 10);

/** Seconds as people read them: tenths below ten seconds, `3:58`, `1:02:03`, then days and hours. */
export function duration(seconds: number, words: SpanWords): string {
  const whole = Math.floor(Math.abs(seconds));
  if (Math.abs(seconds) < 10) return words.seconds(trimmed(Math.floor(Math.abs(seconds) * 10) / 10));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (h >= 24) return words.days(Math.floor(h / 24), h % 24);
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `3:58` and nothing else: for the scale of a chart. */
export const clockOf = (seconds: number): string => {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds % 60)];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

const two = (n: number): string => String(n).padStart(2, '0');
const trimmed = (n: number): string => n.toFixed(1).replace(/\.0$/, '');
