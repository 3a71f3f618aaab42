import * as z from 'zod';

/** Where the emulators answer: known only when they run, so names that contain an address are resolved then. */
export interface Endpoints {
  /** The HTTP front: the API and the OpenID provider. */
  front: string;
  dynamodb: string;
  /** SQS and SNS. */
  messaging: string;
  /** Step Functions and Secrets Manager. */
  control: string;
}

export interface Identity {
  name: string;
  endpoints: Endpoints;
}

/** A resource type that runs here: what it answers to Ref and GetAtt, and each property it knows. */
export interface ResourceType<P = unknown> {
  /** The file to change when a property is missing; error texts point there. */
  file: string;
  /** The property that sets the physical name. */
  name?: string;
  /** Each property, either parsed because a service honours it, or `inert('why it changes nothing here')`. */
  properties: z.ZodType<P>;
  ref: (identity: Identity) => string;
  attributes: Record<string, (identity: Identity) => string>;
}

export const resourceType = <P>(type: ResourceType<P>) => type;

/** A property that is accepted and changes nothing on this machine, with the reason. */
export const inert = (reason: string) => z.unknown().optional().describe(`inert: ${reason}`);

/** CloudFormation writes numbers and booleans as text now and then. */
export const number = () => z.coerce.number();
export const boolean = () => z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
