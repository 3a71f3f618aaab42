import * as z from 'zod';
import { arn } from '../template/arn.ts';
import { inert, resourceType } from '../template/resource-type.ts';

const rule = resourceType({
  file: 'local/events/resources.ts',
  name: 'Name',
  ref: ({ name }) => name,
  attributes: { Arn: ({ name }) => arn('events', `rule/${name}`) },
  properties: z.strictObject({
    Name: z.string().optional(),
    ScheduleExpression: z.string().regex(/^rate\(\d+ (minute|hour|day)s?\)$/, 'only rate(…) runs here'),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z
      .array(
        z.strictObject({
          Id: z.string(),
          Arn: z.string().regex(/:lambda:/, 'only functions are scheduled here'),
          Input: z.string().optional(),
          RetryPolicy: inert('a schedule that failed is run again at its next tick'),
          DeadLetterConfig: inert('a schedule that failed is run again at its next tick'),
        }),
      )
      .default([]),
    Description: inert('a text for people'),
  }),
});

export const eventsTypes = { 'AWS::Events::Rule': rule };
