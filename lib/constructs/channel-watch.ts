import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ChannelConfig } from '#domain/alert/channel-config.ts';
import { channelMeasurement } from '../graphs.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import type { Operations } from './operations.ts';

const quarter = Duration.minutes(15);
/** With fewer tries a share says nothing. */
const fewestTries = 20;
const failedPercent = 30;

/** Each configured channel by itself: one that fails more and more is drowned in the sum of all. */
export class ChannelWatch extends Construct {
  constructor(scope: Construct, id: string, { operations, channels }: { operations: Operations; channels: Pick<ChannelConfig, 'id'>[] }) {
    super(scope, id);
    const shares = channels.map(({ id: channel }, i) => {
      const tried = channelMeasurement('ChannelTries', channel, quarter);
      const failed = channelMeasurement('ChannelTriesFailed', channel, quarter);
      const share = new MathExpression({
        // The graph of all channels wants names of its own for each.
        expression: `IF(tried${i} >= ${fewestTries}, 100 * failed${i} / tried${i}, 0)`,
        usingMetrics: { [`tried${i}`]: tried, [`failed${i}`]: failed },
        label: channel,
        period: quarter,
      });
      new OnCallAlarm(this, `channel-fails-${channel}`, {
        operations,
        section: 'channel-fails',
        sign: `the channel "${channel}" does not take ${failedPercent} % of what it is to send (of ${fewestTries} or more in a quarter of an hour)`,
        impact: 'staff on this channel are told late, by their next channel or the next step',
        metric: share,
        threshold: failedPercent,
        within: [1, 1],
      });
      return { share, tried, failed };
    });
    operations.row(
      'Channels',
      'What a channel does not take reaches its people late, by their next channel or the next step.',
      { title: 'Not taken, %', metrics: shares.map(({ share }) => share), limit: failedPercent },
      { title: 'Tried, failed', metrics: shares.flatMap(({ tried, failed }) => [tried, failed]) },
    );
  }
}
