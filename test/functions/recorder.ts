import type { Measure, Measurement } from '#functions/measurements.ts';

/** Notes what is measured. */
export function recorder() {
  const values: Partial<Record<Measurement, number[]>> = {};
  const measure: Measure = (name, value) => {
    values[name] = [...(values[name] ?? []), value];
  };
  return { measure, values };
}
