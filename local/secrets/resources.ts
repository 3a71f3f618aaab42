import * as z from 'zod';
import { arn } from '../template/arn.ts';
import { boolean, inert, number, resourceType } from '../template/resource-type.ts';

/** AWS adds six random characters to a secret's ARN; here they are always the same. */
export const secretArn = (name: string) => arn('secretsmanager', `secret:${name}-a1b2c3`);

const secret = resourceType({
  file: 'local/secrets/resources.ts',
  name: 'Name',
  ref: ({ name }) => secretArn(name),
  attributes: { Id: ({ name }) => secretArn(name) },
  properties: z.strictObject({
    Name: z.string().optional(),
    SecretString: z.string().optional(),
    GenerateSecretString: z
      .strictObject({
        SecretStringTemplate: z.string().optional(),
        GenerateStringKey: z.string().optional(),
        PasswordLength: number().default(32),
        ExcludeCharacters: z.string().default(''),
        ExcludeLowercase: boolean().default(false),
        ExcludeUppercase: boolean().default(false),
        ExcludeNumbers: boolean().default(false),
        ExcludePunctuation: boolean().default(false),
        IncludeSpace: boolean().default(false),
        RequireEachIncludedType: boolean().default(true),
      })
      .optional(),
    KmsKeyId: inert('a file only you can read, not encrypted'),
    Description: inert('a text for people'),
    Tags: inert('labels for bills'),
  }),
});

export const secretsTypes = { 'AWS::SecretsManager::Secret': secret };
