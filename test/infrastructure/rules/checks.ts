import { expect, test } from 'vitest';
import type { Properties, Template } from '../templates.ts';

const violations = ({ report }: Template, plugin: (name: string) => boolean) =>
  report.pluginReports.filter((r: Properties) => plugin(r.pluginName)).flatMap((r: Properties) => r.violations ?? []);

export function checkRules(template: Template): void {
  test('the validator of CDK finds nothing, and nothing warns', () => {
    expect(violations(template, (name) => name !== 'AwsSolutions')).toEqual([]);
  });

  test('cdk-nag AwsSolutions is clean', () => {
    expect(violations(template, (name) => name === 'AwsSolutions')).toEqual([]);
    expect(template.refused).toBeUndefined();
  });

  test('at most ten findings are accepted, each with a reason of more than a few words', () => {
    expect(template.acknowledged.length).toBeGreaterThan(0);
    expect(template.acknowledged.length).toBeLessThanOrEqual(10);
    for (const [finding, reason] of template.acknowledged) expect(reason.split(' ').length, finding).toBeGreaterThan(10);
  });
}
