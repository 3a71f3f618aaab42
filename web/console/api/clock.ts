/** The server's clock as seen from here: each reply carries `serverNow`. Countdowns follow it, whatever this machine's clock says. */
let offset = 0;
let heardAt: number | null = null;

/** Takes the time of a reply that was asked for at `askedAt` (this machine's clock, ms). */
export function hearServer(serverNow: string, askedAt: number, at = Date.now()): void {
  const server = Date.parse(serverNow);
  if (Number.isNaN(server)) return;
  const middle = (askedAt + at) / 2;
  // A slow reply tells less: it moves the offset only when it is quick, or when nothing better is known.
  if (heardAt === null || at - askedAt < 2000) offset = server - middle;
  heardAt = at;
}

/** Now by the server's clock, ms. */
export const serverNow = (): number => Date.now() + offset;

/** For so long no reply has been heard: a countdown cannot be trusted then. */
export const unsynchronised = (): boolean => heardAt === null || Date.now() - heardAt > 30_000;
