import { type Child, startChild } from '../child.ts';
import type { Channels } from './channels.ts';

/** The process of queues and topics. */
export const startMessaging = (folder: string, channels: Channels, onCrash: (error: Error) => void): Promise<Child> =>
  startChild(new URL('./process.ts', import.meta.url), { folder, channels }, onCrash);
