import { expect, test } from 'vitest';
import { type Properties, type Template, targetOf } from '../templates.ts';

export const statementsOf = (template: Template): Properties[] =>
  template.of('AWS::IAM::Policy').flatMap((p) => p.properties.PolicyDocument.Statement.map((s: Properties) => ({ id: p.id, ...s })));

export function permissionRules(region: string, template: Template): void {
  const policies = statementsOf(template);

  test('no statement allows every action, and only what has no resource of its own is allowed on every resource', () => {
    const lists = (x: unknown) => (Array.isArray(x) ? x : [x]) as string[];
    for (const { Action, Resource } of policies) {
      for (const action of lists(Action)) expect(action).not.toMatch(/^\*$|:\*$/);
      if (Resource === '*') expect(lists(Action)).toEqual(['comprehend:BatchDetectSentiment']);
    }
  });

  test('no function may scan or delete a table, but for the contact of a closed case and what no longer waits for a summary', () => {
    const risky = policies.filter((s) => JSON.stringify(s.Action).match(/dynamodb:(Scan|Delete|\*)/));
    for (const s of risky) expect(targetOf(s.Resource)).toMatch(/^(Contacts|Outlets)/);
  });

  test('no other partition is named, and only services that exist there are used', () => {
    expect(template.text.includes(region.startsWith('cn-') ? 'arn:aws:' : 'arn:aws-cn:')).toBe(false);
    const services = new Set(template.all.map((r) => r.Type.split('::')[1]));
    if (region.startsWith('cn-')) {
      for (const absent of ['Cognito', 'SES', 'XRay', 'Connect']) expect(services).not.toContain(absent);
      expect(template.text.includes('comprehend:')).toBe(false);
    }
  });
}
