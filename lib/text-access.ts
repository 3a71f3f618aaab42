import { Validations } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { allow } from './capability.ts';

/** The judge asks Amazon Comprehend what texts say. */
export function mayReadTexts(judge: Construct, to: IGrantable): void {
  allow(to, ['comprehend:BatchDetectSentiment'], ['*']);
  Validations.of(judge).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Amazon Comprehend has no resources to name: BatchDetectSentiment, the only action given, works on the text it is sent.',
  });
}
