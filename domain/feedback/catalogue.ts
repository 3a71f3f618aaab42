import * as z from 'zod';

const named = { zh: z.string().min(1), en: z.string().min(1) };

/** Four levels; an id of a lower level starts with its scene `process.line`. */
export const Catalogue = z.object({
  lines: z.array(z.object({ id: z.string(), ...named, share: z.number().min(0).max(100) })),
  scenes: z.array(z.object({ id: z.string().regex(/^[a-z]+\.[a-z]+$/), ...named })),
  journeys: z.array(z.object({ id: z.string().regex(/^([a-z]+\.){2}[a-z]+$/), ...named, stage: z.string() })),
  touchpoints: z.array(z.object({ id: z.string().regex(/^([a-z]+\.){3}[a-z]+$/), ...named })),
});
export type Catalogue = z.infer<typeof Catalogue>;
export type Touchpoint = Catalogue['touchpoints'][number];

export const lineOf = (touchpoint: string): string => touchpoint.split('.')[1] ?? '';
export const sceneOf = (touchpoint: string): string => touchpoint.split('.').slice(0, 2).join('.');
export const journeyOf = (touchpoint: string): string => touchpoint.split('.').slice(0, 3).join('.');
