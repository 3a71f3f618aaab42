/** Milliseconds of processor time `work` took: unlike the wall clock it does not grow when the machine is busy with others. */
export function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
