import { acceptBatch, acceptOne, type IntakePorts } from '#domain/feedback/take-in.ts';
import { api } from '../middleware/api.ts';
import { Problem } from '../middleware/problem.ts';

/** Feedback at the door: checked, masked, durable in a queue before it is answered. */
export const intakeHandler = (ports: IntakePorts) =>
  api({
    'POST /v1/feedback': async ({ body, identity }) => {
      const taken = await acceptOne(ports, body(), identity.source);
      if ('errors' in taken)
        throw new Problem(
          taken.foreign ? 403 : 400,
          taken.foreign ? 'A source may only send its own feedback' : 'The feedback has faults',
          taken.errors,
        );
      if ('busy' in taken) throw new Problem(503, 'The feedback could not be stored just now; send it again');
      return { status: 202, body: { feedbackId: taken.feedbackId } };
    },
    'POST /v1/feedback/batch': async ({ body, identity }) => {
      const taken = await acceptBatch(ports, body(), identity.source);
      if ('errors' in taken) throw new Problem(400, 'The batch has faults', taken.errors);
      return { status: 200, body: taken };
    },
  });
