import { expect, test } from 'vitest';
import type { Template } from '../templates.ts';

export function dataRules(template: Template): void {
  const queues = template.of('AWS::SQS::Queue');

  test('data outlives the stacks and can be restored to any second', () => {
    for (const table of template.data.filter((r) => r.Type === 'AWS::DynamoDB::Table')) {
      expect(table.DeletionPolicy).toBe('Retain');
      expect(table.Properties).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
    for (const queue of template.data.filter((r) => r.Type === 'AWS::SQS::Queue')) expect(queue.DeletionPolicy).toBe('Retain');
  });

  test('what may expire is what has a life of its own: contacts, entries of the audit, and the traces of a canary', () => {
    const expires = template.of('AWS::DynamoDB::Table').filter(({ properties }) => properties.TimeToLiveSpecification?.Enabled);
    expect(expires.map(({ id }) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'Audit',
      'Cases',
      'Contacts',
      'Deliveries',
      'Feedback',
    ]);
    for (const { properties } of expires) expect(properties.TimeToLiveSpecification.AttributeName).toBe('expiresAt');
  });

  test('everything at rest is encrypted: tables, feedback queues, secrets and the topic with the own key, which rotates', () => {
    expect(template.of('AWS::KMS::Key')[0]?.properties.EnableKeyRotation).toBe(true);
    for (const { properties } of template.of('AWS::DynamoDB::Table'))
      expect(properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    for (const { id, properties } of queues) {
      if (/^(Live|Bulk)/.test(id)) expect(properties.KmsMasterKeyId, id).toBeDefined();
      else expect(properties.SqsManagedSseEnabled, id).toBe(true);
    }
    expect(template.of('AWS::SNS::Topic')[0]?.properties.KmsMasterKeyId).toBeDefined();
    expect(template.of('AWS::SecretsManager::Secret')[0]?.properties.KmsKeyId).toBeDefined();
  });
}
