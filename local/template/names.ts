import { createHash } from 'node:crypto';

/** The shortest of AWS's limits among the types that run here (Lambda). */
const longest = 64;

/** The name of a resource without one of its own: always the same, so that data survives a restart. */
export function physicalName(stackName: string, logicalId: string): string {
  const name = `${stackName}-${logicalId}`;
  if (name.length <= longest) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, longest - digest.length - 1)}-${digest}`;
}
