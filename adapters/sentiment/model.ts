import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { SentimentChoice, SentimentModel } from '#domain/judgement/sentiment.ts';
import { breaking } from './breaker.ts';
import { cascade } from './cascade.ts';
import { comprehendSentiment } from './comprehend.ts';
import { embeddedSentiment } from './embedded/embedded.ts';
import { together } from './together.ts';

/** Four calls in a row at worst (the batch, its refused parts, each waiter alone, its refused parts) stay below the judge's five seconds. */
const timeout = 900;
const neverSure = () => false;

export function sentimentModel(choice: SentimentChoice, client: () => Pick<ComprehendClient, 'send'>): SentimentModel {
  const embedded = embeddedSentiment();
  if (choice === 'embedded') return embedded;
  const remote = breaking(together(comprehendSentiment(client(), { timeout })));
  return choice === 'cascade' ? cascade(embedded, remote) : cascade(embedded, remote, neverSure);
}
