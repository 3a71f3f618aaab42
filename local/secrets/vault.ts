import { randomUUID } from 'node:crypto';
import { AwsError, type Operations } from '../aws-endpoint.ts';
import { readPrivate, writePrivate } from '../private-file.ts';
import type { Resources } from '../template/resources.ts';
import { type PasswordRules, password } from './password.ts';
import { secretArn } from './resources.ts';

interface Stored {
  value: string;
  versionId: string;
  createdAt: number;
}

/** The template's secrets: generated once, kept in a file that only this user may read. */
export function vault(file: string, resources: Resources): Operations {
  const stored: Record<string, Stored> = readPrivate(file) ?? {};
  const missing = resources.of('AWS::SecretsManager::Secret').filter(({ name }) => !stored[name]);
  for (const { name, properties } of missing) {
    stored[name] = {
      value: properties.SecretString ?? generate(properties.GenerateSecretString),
      versionId: randomUUID(),
      createdAt: Date.now() / 1_000,
    };
  }
  if (missing.length > 0) writePrivate(file, stored);

  return {
    PutSecretValue({ SecretId, SecretString }) {
      const name = Object.keys(stored).find((candidate) => candidate === SecretId || secretArn(candidate) === SecretId);
      if (!name) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      stored[name] = { value: String(SecretString), versionId: randomUUID(), createdAt: Date.now() / 1_000 };
      writePrivate(file, stored);
      return { ARN: secretArn(name), Name: name, VersionId: stored[name].versionId, VersionStages: ['AWSCURRENT'] };
    },
    GetSecretValue({ SecretId }) {
      const name = Object.keys(stored).find((candidate) => candidate === SecretId || secretArn(candidate) === SecretId);
      const secret = name === undefined ? undefined : stored[name];
      if (!name || !secret) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      const { value, versionId, createdAt } = secret;
      return {
        ARN: secretArn(name),
        Name: name,
        SecretString: value,
        VersionId: versionId,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: createdAt,
      };
    },
  };
}

function generate(rules: (PasswordRules & { SecretStringTemplate?: string; GenerateStringKey?: string }) | undefined): string {
  if (!rules) return '';
  const { SecretStringTemplate, GenerateStringKey } = rules;
  const generated = password(rules);
  return GenerateStringKey ? JSON.stringify({ ...JSON.parse(SecretStringTemplate ?? '{}'), [GenerateStringKey]: generated }) : generated;
}
