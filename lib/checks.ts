import { Annotations, type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Settings } from './settings.ts';

/**
 * What is checked before a deployment, and not for a run on one machine: the rules of cdk-nag (AwsSolutions), where a finding that is
 * not acknowledged with a reason stops the synthesis, and whether anybody is told of alarms.
 */
export function withChecks(app: App, { operations }: Pick<Settings, 'operations'>): App {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  if (operations.emails.length + operations.urls.length === 0)
    Annotations.of(app.node.findChild('earshot-service')).addWarningV2(
      'earshot:nobody-is-told',
      'nobody is told when Earshot is unwell: name an address in "operations" of config/deployment.json',
    );
  return app;
}
