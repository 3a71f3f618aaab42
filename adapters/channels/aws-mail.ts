import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import type { ChannelOf } from '#domain/alert/channel-config.ts';
import { refusedByAws } from './aws-refusal.ts';
import { messageOf } from './mail.ts';

/** Mail by Amazon SES; not in AWS China. Its taking is no proof of arrival. `open` is called once, when first needed. */
export function sesChannel({ from, timeoutMs }: Pick<ChannelOf<'ses'>, 'from' | 'timeoutMs'>, open: () => Promise<SESv2Client>): Channel {
  let client: Promise<SESv2Client> | undefined;
  return {
    async send(card, { address }) {
      if (address === undefined) throw new ChannelFailed('no mail address is kept for this person', 'never');
      const { SendEmailCommand } = await import('@aws-sdk/client-sesv2');
      const { subject, text, html } = messageOf(card, from);
      const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
      const Content = { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } };
      try {
        client ??= open();
        const command = new SendEmailCommand({ FromEmailAddress: from, Destination: { ToAddresses: [address] }, Content });
        const { MessageId } = await (await client).send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });
        return { delivered: false, ...(MessageId ? { receipt: MessageId } : {}) };
      } catch (error) {
        throw refusedByAws('SES', error);
      }
    },
  };
}
