/** The name of a cause as figures write it, with dashes for blanks; undefined for an unknown one. */
export const causeNamed = (dashed: string, names: Readonly<Record<string, string>>): string | undefined =>
  names[dashed.replaceAll('-', ' ')];
