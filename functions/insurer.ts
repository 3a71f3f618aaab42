import { readFileSync } from 'node:fs';
import type { Insurer } from '#domain/insurer.ts';

/** The insurer's configuration lies beside the bundle; it was validated when the stack was synthesized. */
export const readInsurer = (file: string): Insurer => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
