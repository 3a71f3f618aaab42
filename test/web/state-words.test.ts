import { expect, test } from 'vitest';
import { en } from '../../web/console/words/en.ts';
import { stateOf } from '../../web/console/words/state.ts';
import { zh } from '../../web/console/words/zh.ts';

test('claimed and tried without reaching anybody is no longer “not called”', () => {
  expect(stateOf({ state: 'claimed', attempts: 0 }, zh)).toBe('已认领·待回访');
  expect(stateOf({ state: 'claimed', attempts: 2 }, zh)).toBe('已认领·待再拨');
  expect(stateOf({ state: 'claimed', attempts: 1 }, en)).toBe('Claimed, to call again');
  expect(stateOf({ state: 'contacted', attempts: 1 }, zh)).toBe('已联系·处理中');
});
