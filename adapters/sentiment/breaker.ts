import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel';
import { type SentimentModel, SentimentUnavailable } from '#domain/judgement/sentiment.ts';

/** So many failures in a row open the circuit; then one call in so many milliseconds tries whether the model is back. */
const failuresInRow = 3;
const pause = 10_000;

/** While the model is out of reach nobody waits for its timeouts: after three failures it counts as unavailable at once. */
export function breaking(model: SentimentModel): SentimentModel {
  const policy = circuitBreaker(handleType(SentimentUnavailable), { halfOpenAfter: pause, breaker: new ConsecutiveBreaker(failuresInRow) });
  return {
    async read(texts) {
      try {
        return await policy.execute(() => model.read(texts));
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw new SentimentUnavailable('the text model failed just now and is left in peace');
        throw error;
      }
    },
  };
}
