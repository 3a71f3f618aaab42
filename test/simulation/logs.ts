import { log } from '#functions/log.ts';

/** Lines an operator would have to look at, of the world that runs now. */
export const captured: string[] = [];

/** Nothing is printed; warnings and errors are kept. */
export function captureLogs(): void {
  const keep = (message: unknown, ...more: unknown[]) => void captured.push(`${String(message)} ${JSON.stringify(more)}`);
  log.warn = keep as typeof log.warn;
  log.error = keep as typeof log.error;
  log.info = () => {};
}
