import { createHash } from 'node:crypto';

/** 80 bits of SHA-256, safe in ids, URLs and execution names. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 20);
