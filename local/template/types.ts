import { apiTypes } from '../api/resources.ts';
import { dynamodbTypes } from '../dynamodb/resources.ts';
import { eventsTypes } from '../events/resources.ts';
import { lambdaTypes } from '../lambda/resources.ts';
import { messagingTypes } from '../messaging/resources.ts';
import { secretsTypes } from '../secrets/resources.ts';
import { stepFunctionsTypes } from '../step-functions/resources.ts';

/** Every resource type that runs on this machine. What is in neither this table nor `inert.ts` stops the boot. */
export const runningTypes = {
  ...dynamodbTypes,
  ...messagingTypes,
  ...lambdaTypes,
  ...eventsTypes,
  ...stepFunctionsTypes,
  ...secretsTypes,
  ...apiTypes,
};

export type RunningType = keyof typeof runningTypes;
