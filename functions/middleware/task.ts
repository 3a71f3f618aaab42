import middy from '@middy/core';
import type * as z from 'zod';

/** The chain of a state machine's task: the input is parsed, nothing is answered (an answer would become workflow history). */
export const task = <T>(schema: z.ZodType<T>, work: (input: T) => Promise<void>) =>
  middy<unknown, void>(async (input: unknown) => work(schema.parse(input)));
