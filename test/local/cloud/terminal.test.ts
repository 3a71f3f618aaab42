import { expect, test } from 'vitest';
import { terminalLine } from '#local/terminal.ts';

const line = (entry: object, colours = false) => terminalLine('deliver-alert', JSON.stringify(entry), colours)?.replace(/^\S+ /, '');

test('an alert is one line, with the time that is left', () => {
  const alert = {
    recipientName: '李敏',
    stepName: '新回访工单',
    caseId: 'C-1',
    touchpointName: '维修进度',
    severity: 'high',
    leftSeconds: 290,
    channel: 'terminal',
  };
  expect(line({ alert })).toBe('提醒 李敏（新回访工单，terminal） C-1 · 维修进度 high，剩 290 秒');
  expect(line({ alert: { ...alert, leftSeconds: -3 } })).toContain('已超时 3 秒');
});

test('what happens to a case is shown, trouble always, everything else not', () => {
  expect(line({ level: 'INFO', message: 'case claimed', caseId: 'C-1', actor: 'agent-li' })).toBe('已认领 C-1 agent-li');
  expect(line({ level: 'ERROR', message: 'cannot send', error: { message: 'timeout' } })).toBe('ERROR deliver-alert cannot send timeout');
  expect(line({ level: 'INFO', message: 'judged' })).toBeUndefined();
  expect(terminalLine('judge', 'plain text', false)).toBeUndefined();
});

test('control characters of a customer do not reach the terminal; colours only when asked', () => {
  expect(line({ level: 'WARN', message: 'a\u001b[31mb\nc' })).toBe('WARN deliver-alert a [31mb c');
  expect(line({ level: 'WARN', message: 'a' }, true)).toBe('\u001b[33mWARN deliver-alert a\u001b[0m');
});
