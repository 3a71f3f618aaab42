import * as z from 'zod';
import { arn } from '../template/arn.ts';
import { inert, resourceType } from '../template/resource-type.ts';

const stateMachine = resourceType({
  file: 'local/step-functions/resources.ts',
  name: 'StateMachineName',
  ref: ({ name }) => arn('states', `stateMachine:${name}`),
  attributes: { Arn: ({ name }) => arn('states', `stateMachine:${name}`), Name: ({ name }) => name },
  properties: z.strictObject({
    StateMachineName: z.string().optional(),
    StateMachineType: z.literal('STANDARD').default('STANDARD'),
    DefinitionString: z.string(),
    DefinitionSubstitutions: z.record(z.string(), z.string()).default({}),
    RoleArn: inert('permissions are not decided on this machine'),
    LoggingConfiguration: inert('each execution is a row in <data>/executions.sqlite'),
    TracingConfiguration: inert('no traces on this machine'),
    EncryptionConfiguration: inert('nothing is encrypted on the local disk'),
    Tags: inert('labels for bills'),
  }),
});

export const stepFunctionsTypes = { 'AWS::StepFunctions::StateMachine': stateMachine };
