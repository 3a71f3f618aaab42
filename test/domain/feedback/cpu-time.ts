/** Code that Stryker has taken apart counts its steps, and is several times slower for it. */
const slowness = process.env.STRYKER_MUTATOR_WORKER === undefined ? 1 : 6;

/** Milliseconds of processor time `work` took: unlike the wall clock it does not grow when the machine is busy with others. */
export function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / slowness;
}
