import { signedTokens } from './signed-token.ts';

/** A person's calendar link: it holds until the person's links are taken back, which raises the number. */
export type CalendarPass = { person: string; number: number };
export type CalendarLinks = {
  linkTo(pass: CalendarPass): Promise<string>;
  /** Null for a token that is not ours. Whether its number still holds is for the caller to see. */
  read(token: string): Promise<CalendarPass | null>;
};

const longestToken = 300;

/** Links under which a calendar program fetches somebody's shifts without signing in. A token names person and number and is signed. */
export function calendarLinks(folder: string, secret: () => Promise<string>): CalendarLinks {
  const tokens = signedTokens<[person: string, number: number]>('calendar', secret, longestToken);
  return {
    linkTo: async ({ person, number }) => `${folder}/${await tokens.write([person, number])}.ics`,
    async read(token) {
      const found = await tokens.read(token);
      return found && { person: found[0], number: found[1] };
    },
  };
}
