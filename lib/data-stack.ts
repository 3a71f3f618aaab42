import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

type Indexes = Record<string, { partition: string; sort: string; sortType: AttributeType }>;
export type FeedbackQueue = { queue: Queue; deadLetters: Queue; maxReceives: number };

const { STRING, NUMBER } = AttributeType;

/** What must outlive every deploy: tables, key, feedback queues with their dead letters, the channels' secrets. */
export class DataStack extends Stack {
  readonly key: Key;
  readonly feedback: Table;
  readonly cases: Table;
  readonly customers: Table;
  readonly contacts: Table;
  readonly notes: Table;
  readonly deliveries: Table;
  readonly outlets: Table;
  readonly presence: Table;
  readonly audit: Table;
  readonly roster: Table;
  readonly live: FeedbackQueue;
  readonly bulk: FeedbackQueue;
  readonly channelSecrets: Secret;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.key = new Key(this, 'Key', { description: 'Earshot: feedback, cases and contacts at rest', enableKeyRotation: true });
    this.feedback = this.table('Feedback', ['feedbackId'], {}, 'expiresAt');
    const caseIndexes: Indexes = {
      byQueue: { partition: 'queue', sort: 'openedAt', sortType: NUMBER },
      byHandling: { partition: 'handling', sort: 'openedAt', sortType: NUMBER },
      byCustomer: { partition: 'customerId', sort: 'openedAt', sortType: NUMBER },
      byAssignee: { partition: 'assignee', sort: 'caseId', sortType: STRING },
      byDay: { partition: 'day', sort: 'caseId', sortType: STRING },
      byWake: { partition: 'awake', sort: 'wakeAt', sortType: NUMBER },
      byChange: { partition: 'feed', sort: 'changedAt', sortType: NUMBER },
    };
    // Of feedback, cases and deliveries only the canary's expire.
    this.cases = this.table('Cases', ['caseId'], caseIndexes, 'expiresAt');
    this.customers = this.table('Customers', ['customerId']);
    this.contacts = this.table('Contacts', ['caseId'], {}, 'expiresAt');
    this.notes = this.table('Notes', ['caseId', 'noteId']);
    const deliveryIndexes: Indexes = { byPending: { partition: 'pending', sort: 'pendingAt', sortType: NUMBER } };
    this.deliveries = this.table('Deliveries', ['caseId', 'delivery'], deliveryIndexes, 'expiresAt');
    this.outlets = this.table('Outlets', ['outlet', 'item']);
    this.presence = this.table('Presence', ['person']);
    this.audit = this.table('Audit', ['day', 'entry'], {}, 'expiresAt');
    this.roster = this.table('Roster', ['part', 'item']);
    this.live = this.feedbackQueue('Live');
    this.bulk = this.feedbackQueue('Bulk');
    this.channelSecrets = new Secret(this, 'ChannelSecrets', {
      description: 'Earshot: JSON object channel id -> signing secret; "default" signs the webhooks without an entry of their own',
      encryptionKey: this.key,
      removalPolicy: RemovalPolicy.RETAIN,
      generateSecretString: { secretStringTemplate: '{}', generateStringKey: 'default', excludePunctuation: true, passwordLength: 48 },
    });
    Validations.of(this.channelSecrets).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'The receivers of the webhooks hold the same secrets: both sides have to change them together, which no rotation here can do.',
    });
  }

  private table(name: string, [partition, sort]: string[], indexes: Indexes = {}, timeToLive?: string): Table {
    const table = new Table(this, name, {
      partitionKey: { name: partition!, type: STRING },
      ...(sort ? { sortKey: { name: sort, type: STRING } } : {}),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(timeToLive ? { timeToLiveAttribute: timeToLive } : {}),
    });
    for (const [indexName, { partition, sort, sortType }] of Object.entries(indexes))
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partition, type: STRING },
        sortKey: { name: sort, type: sortType },
        // Keys only: an index names what to look at, the item itself is read; and most changes then write no index.
        projectionType: ProjectionType.KEYS_ONLY,
      });
    return table;
  }

  private feedbackQueue(name: string): FeedbackQueue {
    const encryption = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.key,
      dataKeyReuse: Duration.hours(1),
      enforceSSL: true,
    };
    const kept = { removalPolicy: RemovalPolicy.RETAIN };
    const deadLetters = new Queue(this, `${name}DeadLetters`, { ...encryption, ...kept, retentionPeriod: Duration.days(14) });
    const maxReceives = 5;
    const queue = new Queue(this, `${name}Feedback`, {
      ...encryption,
      ...kept,
      visibilityTimeout: Duration.seconds(30),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
    });
    return { queue, deadLetters, maxReceives };
  }
}
