/** Marks, embeddings, overrides and isolates that turn the direction of what follows, so that a page shows something else than was written. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text without what would turn its direction on a page. */
export const undirected = (text: string): string => text.replace(directions, '');

const seen = /[^\s\p{Cf}\p{DI}\p{Cc}\u2800]/u;

/** Nothing of it would be seen. */
export const isBlank = (text: string): boolean => !seen.test(text);
