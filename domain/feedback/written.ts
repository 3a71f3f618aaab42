import * as z from 'zod';
import { unfit } from './fault.ts';
import { isBlank, undirected } from './visible.ts';

/** A text that staff write: something of it can be seen, and nothing in it acts on a page or a terminal. What turns directions is taken out: telephone books copy it along. */
export const written = (most: number) =>
  z
    .string()
    .overwrite(undirected)
    .trim()
    .min(1)
    .max(most)
    .superRefine((text, ctx) => {
      const reason = unfit(text) ?? (text !== '' && isBlank(text) ? 'is blank: nothing in it can be seen' : undefined);
      if (reason) ctx.addIssue({ code: 'custom', message: reason });
    });
