import { ConfigError } from '#config/fault.ts';
import { loadInsurer } from '#config/load.ts';
import type { Insurer } from '#domain/insurer.ts';
import { stop } from './place.ts';

/** The configured insurer with that policy; a policy with faults ends the command, with every fault named. */
export function insurerWith(policyFile: string | undefined): Insurer {
  try {
    return loadInsurer(policyFile ? { policyFile } : {});
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    stop(error.message);
  }
}
