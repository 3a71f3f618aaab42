/** What is run against each bug, in this order, until one of them fails. */
export const suites = ['simulation', 'scenario', 'domain', 'contract', 'functions', 'infrastructure'] as const;
export type Suite = (typeof suites)[number];

export function suiteOf(testFile: string): Suite {
  const suite = suites.find((name) => testFile.includes(`/test/${name}/`));
  if (!suite) throw new Error(`${testFile} belongs to none of the suites ${suites.join(', ')}`);
  return suite;
}
