import { Duration } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export type WorkedQueue = {
  queue: Queue;
  deadLetters: Queue;
  /** Caps how many run at once; unlimited when absent. */
  atOnce?: number;
};

/** A function fed by queues: failed messages come back alone, and one in the dead letters is an alarm. */
export class QueueWorker<Env extends z.ZodObject> extends ServiceFunction<Env> {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Env> & { queues: WorkedQueue[] }) {
    super(scope, id, props);
    for (const { queue, deadLetters, atOnce } of props.queues) {
      const source = { batchSize: 10, reportBatchItemFailures: true, ...(atOnce ? { maxConcurrency: atOnce } : {}) };
      this.lambda.addEventSource(new SqsEventSource(queue, source));
      new Alarm(this, `${deadLetters.node.id}NotEmpty`, {
        alarmDescription: `${props.entry} gave up on a message: ${props.impact}`,
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
        threshold: 1,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    }
  }
}
