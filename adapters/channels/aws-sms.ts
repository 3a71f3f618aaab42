import type { SNSClient } from '@aws-sdk/client-sns';
import { type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import type { ChannelOf } from '#domain/alert/channel-config.ts';
import { wordingOf } from '#domain/alert/wording.ts';
import { refusedByAws } from './aws-refusal.ts';

/** Not marketing: such messages go before others. */
const transactional = { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } };

/** SMS by Amazon SNS; not in AWS China. Every seventy characters cost one message. `open` is called once, when first needed. */
export function snsSmsChannel({ timeoutMs }: Pick<ChannelOf<'sns-sms'>, 'timeoutMs'>, open: () => Promise<SNSClient>): Channel {
  let client: Promise<SNSClient> | undefined;
  return {
    async send(card, { address }) {
      if (address === undefined) throw new ChannelFailed('no telephone number is kept for this person', 'never');
      const { PublishCommand } = await import('@aws-sdk/client-sns');
      const { title, link, acknowledge } = wordingOf(card);
      const Message = [title.zh, title.en, acknowledge ?? link].join('\n');
      try {
        client ??= open();
        const command = new PublishCommand({ PhoneNumber: address, Message, MessageAttributes: transactional });
        const { MessageId } = await (await client).send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });
        return { delivered: false, ...(MessageId ? { receipt: MessageId } : {}) };
      } catch (error) {
        throw refusedByAws('SNS', error);
      }
    },
  };
}
