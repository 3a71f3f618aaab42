const began = Date.now();

/** Tells people what is going on; stdout is for the result alone. */
export const say = (text: string): void => console.error(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${text}`);
