import * as z from 'zod';

export const toned = ['neg', 'neu', 'pos'] as const;
/** Unhappy, neither, content. */
export type Toned = (typeof toned)[number];
export const TextLabel = z.enum([...toned, 'mixed']);

type Score = { scale: 'nps' | 'csat' | 'ces'; value: number };
const lowHigh = { nps: [4, 9], csat: [2, 5], ces: [2, 6] } as const;

/** A mixed text holds a grievance. Without a label a clear score speaks for its text; one in the middle says too little to learn from. */
export function tones(label: z.infer<typeof TextLabel> | undefined, score: Score | undefined): Toned | undefined {
  if (label) return label === 'mixed' ? 'neg' : label;
  if (!score) return undefined;
  const [low, high] = lowHigh[score.scale];
  return score.value <= low ? 'neg' : score.value >= high ? 'pos' : undefined;
}
