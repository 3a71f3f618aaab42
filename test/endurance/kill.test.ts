import { test } from 'vitest';
import { survives } from '../local/kill/survives.ts';

test('killed twenty times under load, nothing is lost, nothing doubled, every clock runs', async () => {
  await survives(20);
}, 1_200_000);
