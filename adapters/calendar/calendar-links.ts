import { createHmac, timingSafeEqual } from 'node:crypto';

/** A person's calendar link: it holds until the person's links are taken back, which raises the number. */
export type CalendarPass = { person: string; number: number };
export type CalendarLinks = {
  linkTo(pass: CalendarPass): Promise<string>;
  /** Null for a token that is not ours. Whether its number still holds is for the caller to see. */
  read(token: string): Promise<CalendarPass | null>;
};

const signatureBytes = 16;
const longestToken = 300;

/** Links under which a calendar program fetches somebody's shifts without signing in. A token names person and number and is signed. */
export function calendarLinks(folder: string, secret: () => Promise<string>): CalendarLinks {
  const sign = async (text: string) =>
    createHmac('sha256', `calendar:${await secret()}`)
      .update(text)
      .digest()
      .subarray(0, signatureBytes);
  return {
    async linkTo({ person, number }) {
      const text = JSON.stringify([person, number]);
      return `${folder}/${Buffer.from(text).toString('base64url')}.${(await sign(text)).toString('base64url')}.ics`;
    },
    async read(token) {
      const [body = '', signature = ''] = token.length <= longestToken ? token.split('.') : [];
      const text = Buffer.from(body, 'base64url').toString();
      const given = Buffer.from(signature, 'base64url');
      const right = await sign(text);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const [person, number] = JSON.parse(text) as [string, number];
      return { person, number };
    },
  };
}
