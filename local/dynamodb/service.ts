import { type Child, startChild } from '../child.ts';

/** The tables' process. */
export const startTables = (folder: string, onCrash: (error: Error) => void): Promise<Child> =>
  startChild(new URL('./process.ts', import.meta.url), { folder }, onCrash);
