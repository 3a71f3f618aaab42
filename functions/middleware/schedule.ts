import middy from '@middy/core';
import type { ScheduledEvent } from 'aws-lambda';

/** The chain of what runs by the clock. */
export const schedule = (work: () => Promise<void>) => middy<ScheduledEvent, void>(async () => work());
