import { ChannelFailed } from '#domain/alert/channel.ts';
import { failedWith, jsonOf, type PostOptions, post } from './post.ts';

/** What a robot's refusal means for the next try; a number: its limit is reached, for so many seconds. */
export type Verdict = 'again' | 'never' | number;
/** Codes that are not named are worth another try. */
export type Codes = { [code: number]: Verdict };

export type Robot = {
  name: string;
  /** The field of the answer that holds the code. */
  field: 'errcode' | 'code';
  verdictOf(code: number, answer: Record<string, unknown>): Verdict;
};

/** A robot answers 200 also when it refuses: the code in the answer decides. */
export async function tellRobot({ name, field, verdictOf }: Robot, options: PostOptions): Promise<void> {
  const answer = await post(name, options);
  const { ok, status } = answer;
  const said = ok || (status >= 400 && status < 500) ? await jsonOf(answer) : null;
  const code = said?.[field];
  if (ok && code === 0) return;
  if (said === null || typeof code !== 'number' || code === 0) {
    throw ok ? new ChannelFailed(`the ${name} answered without a code`) : failedWith(name, answer);
  }
  const verdict = verdictOf(code, said);
  const refusal = `the ${name} refused with code ${code}`;
  throw typeof verdict === 'number' ? new ChannelFailed(refusal, 'slow-down', verdict) : new ChannelFailed(refusal, verdict);
}

/**
 * Names come from configuration files, but mark-up in them must do nothing: its signs become their full-width forms, also where an
 * address would become a link by itself.
 */
export const flat = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\\`*_~[\]()<>#@|!]|:(?=\/\/)|&(?=[#\w])/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0));
