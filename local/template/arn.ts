/** The one account and region of this machine. */
export const account = '000000000000';
export const region = 'us-east-1';

export const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;

/** The last part of an ARN, or the text itself when it is a plain name: CloudFormation accepts both in many places. */
export const nameOf = (nameOrArn: string) => nameOrArn.split(':').at(-1)!.split('/').at(-1)!;
