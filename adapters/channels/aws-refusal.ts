import { ChannelFailed } from '#domain/alert/channel.ts';

/** For clients that send alerts: one try, which the deliverer repeats. */
export const once = { maxAttempts: 1 };
const pauseSeconds = 10;

type Refused = { name?: string; $fault?: string; $metadata?: { httpStatusCode?: number } };

/**
 * What an AWS service's refusal means for the next try: too many or too fast passes, what it calls our fault does not (an address it
 * does not take, a sender that is not verified, a missing permission). Its message may hold the address and is left out.
 */
export function refusedByAws(service: string, error: unknown): ChannelFailed {
  const { name = 'unknown', $metadata } = error as Refused;
  const { httpStatusCode: status = 0 } = $metadata ?? {};
  if (/abort|timeout/i.test(name)) return new ChannelFailed(`${service} did not answer in time`);
  if (/thrott|toomanyrequests|limitexceeded/i.test(name) || status === 429)
    return new ChannelFailed(`${service} refused: ${name}`, 'slow-down', pauseSeconds);
  return new ChannelFailed(`${service} refused: ${name}`, status >= 400 && status < 500 ? 'never' : 'again');
}
