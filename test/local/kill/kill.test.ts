import { test } from 'vitest';
import { survives } from './survives.ts';

test('killed twice under load, every feedback answered with 2xx is stored once and every unhappy customer has one case whose clock runs', async () => {
  await survives(2);
}, 240_000);
