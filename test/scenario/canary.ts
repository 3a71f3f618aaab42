import { embeddedSentiment } from '#adapters/sentiment/embedded/embedded.ts';
import { wordsOf } from '#domain/canary/canary-feedback.ts';
import type { CanaryPorts } from '#domain/canary/run-canary.ts';
import { hearFeedback } from '#domain/case/hear-feedback.ts';
import { judgeFeedback } from '#domain/judgement/judge-feedback.ts';
import { digest } from '#functions/digest.ts';
import { canaryHandler } from '#functions/handlers/canary.ts';
import { recorder } from '../functions/recorder.ts';
import type { World } from './world.ts';

const model = embeddedSentiment();
/** From the queue to the judge, and how long that takes. */
const onItsWayMs = 300;

/** What a canary needs, over a scenario's world: whatever it puts into the live queue is judged a moment later. */
export const canaryPorts = (world: World): CanaryPorts => ({
  ...world.ports,
  taxonomy: world.insurer.taxonomy,
  words: wordsOf(world.insurer, digest),
  pause: (ms) => world.passTo(world.now() + ms),
  queue: {
    async send(feedback) {
      for (const one of feedback)
        world.later(world.now() + onItsWayMs, `judge ${one.feedbackId}`, async () => {
          const { judgement, judged } = await judgeFeedback(one, model, world.insurer.policy.judgement, false);
          await hearFeedback(world.ports, one, judgement, judged);
        });
      return new Set();
    },
  },
});

/** The scheduled function runs once; what it measured. */
export async function flies(world: World, change: (ports: CanaryPorts) => Partial<CanaryPorts> = () => ({})) {
  const { measure, values } = recorder();
  const ports = canaryPorts(world);
  await canaryHandler({ ...ports, ...change(ports) }, measure)({} as never, {} as never);
  return values;
}
