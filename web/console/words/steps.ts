/** What kind of notice it was and which of its kind: `nudged-2` is the second of `nudged`; steps of the ladder have no number. */
export function kindOfStep(step: string): { kind: string; number: number } {
  const [, kind = step, number] = /^(.*?)(?:-(\d+))?$/.exec(step) ?? [];
  return { kind, number: Number(number ?? 1) };
}
