import { randomInt } from 'node:crypto';

export interface PasswordRules {
  PasswordLength: number;
  ExcludeCharacters: string;
  ExcludeLowercase: boolean;
  ExcludeUppercase: boolean;
  ExcludeNumbers: boolean;
  ExcludePunctuation: boolean;
  IncludeSpace: boolean;
  RequireEachIncludedType: boolean;
}

/** A random password by the rules of Secrets Manager. */
export function password(rules: PasswordRules): string {
  const types = [
    rules.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    rules.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    rules.ExcludeNumbers ? '' : '0123456789',
    rules.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    rules.IncludeSpace ? ' ' : '',
  ]
    .map((characters) => [...characters].filter((character) => !rules.ExcludeCharacters.includes(character)))
    .filter((characters) => characters.length > 0);
  const any = types.flat();
  const letters = Array.from({ length: rules.PasswordLength }, () => pick(any));
  if (rules.RequireEachIncludedType && types.some((type) => !letters.some((letter) => type.includes(letter)))) return password(rules);
  return letters.join('');
}

const pick = (characters: string[]) => characters[randomInt(characters.length)]!;
