import * as z from 'zod';
import { journeyOf, lineOf, sceneOf } from '#domain/feedback/catalogue.ts';
import type { Insurer } from '#domain/insurer.ts';
import { severities } from '#domain/judgement/judgement.ts';
import type { CaseFacts } from './facts.ts';

/** What the figures can be narrowed to, each with its own words for an unknown value. */
export function filterShape({ teams, people, catalogue }: Insurer) {
  const among = (list: { id: string }[], none: string) => {
    const ids = new Set(list.map(({ id }) => id));
    return z
      .string()
      .refine((id) => ids.has(id), none)
      .optional();
  };
  return {
    team: among(teams, 'no team has this id'),
    region: z
      .string()
      .regex(/^(\d\d|unknown)$/, 'must be the first two digits of a region code, or unknown')
      .optional(),
    line: among(catalogue.lines, 'no business line has this id'),
    scene: among(catalogue.scenes, 'no scene has this id'),
    journey: among(catalogue.journeys, 'no journey has this id'),
    touchpoint: among(catalogue.touchpoints, 'no touchpoint has this id'),
    agent: among([...people, { id: 'nobody' }], 'nobody has this id'),
    severity: z.enum(severities).optional(),
  };
}
export type Filters = z.infer<z.ZodObject<ReturnType<typeof filterShape>>>;

const values: Record<keyof Filters, (f: CaseFacts) => string> = {
  team: (f) => f.team,
  region: (f) => f.region,
  line: (f) => lineOf(f.touchpoint),
  scene: (f) => sceneOf(f.touchpoint),
  journey: (f) => journeyOf(f.touchpoint),
  touchpoint: (f) => f.touchpoint,
  agent: (f) => f.agent,
  severity: (f) => f.severity,
};

/** Whether a case passes every filter that was given. */
export function passes(filters: Filters): (f: CaseFacts) => boolean {
  const given = (Object.keys(values) as (keyof Filters)[]).filter((name) => filters[name] !== undefined);
  return (f) => given.every((name) => values[name](f) === filters[name]);
}
