import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Graph } from '../graphs.ts';
import type { Settings } from '../settings.ts';

const textWidth = 6;
const fullWidth = 24;
const height = 6;

/**
 * For whoever runs Earshot: the topic that its alarms go to, and the dashboard. Only CloudWatch publishes here, and the key is the
 * topic's own: neither our code nor the data's key can be what keeps an alarm from its reader.
 */
export class Operations extends Construct {
  readonly topic: Topic;
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, { emails, urls }: Settings['operations']) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    const key = new Key(this, 'Key', {
      description: 'Earshot: alarms on their way to operations',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, 'Topic', { displayName: 'Earshot operations', masterKey: key, enforceSSL: true });
    const from = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    };
    key.addToResourcePolicy(new PolicyStatement({ ...from, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'] }));
    this.topic.addToResourcePolicy(new PolicyStatement({ ...from, actions: ['sns:Publish'], resources: [this.topic.topicArn] }));
    for (const email of emails) this.topic.addSubscription(new EmailSubscription(email));
    for (const url of urls) this.topic.addSubscription(new UrlSubscription(url));
    this.dashboard = new Dashboard(this, 'Dashboard', { dashboardName: `earshot-${region}` });
  }

  /** A row of the dashboard: what it means for a customer, then the graphs. */
  row(title: string, meaning: string, ...graphs: Graph[]): void {
    const text = new TextWidget({ markdown: `## ${title}\n${meaning}`, width: textWidth, height });
    const width = Math.floor((fullWidth - textWidth) / graphs.length);
    const drawn = graphs.map(
      ({ title, metrics, limit }) =>
        new GraphWidget({ title, left: metrics, width, height, leftAnnotations: limit === undefined ? [] : [{ value: limit }] }),
    );
    this.dashboard.addWidgets(text, ...drawn);
  }
}
