import type { Past } from '#domain/judgement/judge.ts';
import type { CustomerStore } from './case-store.ts';

/** Whoever has an open case was unhappy not long ago. */
export const pastFrom =
  (customers: Pick<CustomerStore, 'get'>) =>
  async (customerId: string): Promise<Past> => ({ unhappy: (await customers.get(customerId)).openCase !== undefined });
