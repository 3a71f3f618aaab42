import { Construct } from 'constructs';
import { measurement } from '../graphs.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import type { Operations } from './operations.ts';

/** Whether what staff do is entered: deeds go on without it, so somebody has to hear of its failure. */
export class AuditWatch extends Construct {
  constructor(scope: Construct, id: string, { operations }: { operations: Operations }) {
    super(scope, id);
    const lost = measurement('AuditEntriesLost');
    new OnCallAlarm(this, 'audit-entries-lost', {
      operations,
      sign: 'what staff do is not entered in the audit',
      impact: "nobody can say later who has looked at a customer's case",
      metric: lost,
      threshold: 1,
      within: [1, 1],
    });
    operations.row('Audit', "Deeds that are not entered: nobody can say later who has looked at a customer's case.", {
      title: 'Entries lost',
      metrics: [lost],
      limit: 1,
    });
  }
}
