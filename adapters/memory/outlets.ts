import type { AlertMessage } from '#domain/alert/alert.ts';
import type { Outlets } from '#domain/alert/outlets.ts';
import { type Outlet, unused } from '#domain/alert/traffic.ts';
import { frozen } from './frozen.ts';

export function memoryOutlets(): Outlets {
  const outlets = new Map<string, Outlet>();
  const waiting = new Map<string, Map<string, AlertMessage>>();
  const keyOf = ({ alertId, channel }: AlertMessage) => `${alertId}#${channel}`;
  const at = (outlet: string) => waiting.get(outlet) ?? new Map<string, AlertMessage>();
  return {
    async get(outlet) {
      return outlets.get(outlet) ?? unused;
    },
    async save(outlet, after) {
      if ((outlets.get(outlet) ?? unused).version !== after.version - 1) return false;
      outlets.set(outlet, frozen(after));
      return true;
    },
    async join(outlet, message) {
      waiting.set(outlet, at(outlet).set(keyOf(message), frozen(message)));
    },
    async waiting(outlet, limit) {
      return [...at(outlet).values()].slice(0, limit);
    },
    async leave(outlet, messages) {
      for (const message of messages) at(outlet).delete(keyOf(message));
    },
  };
}
