import { expect, test } from 'vitest';
import { namesIn } from '#local/names.ts';
import { terminalLine } from '#local/terminal.ts';

const names = namesIn(new URL('../../../config/', import.meta.url));
const shown = (text: string, colours = false) => terminalLine('deliver-alert', text, { colours, names })?.replace(/^\S+ /, '');
const line = (entry: object, colours = false) => shown(JSON.stringify(entry), colours);

test('an alert is one line, with the time that is left', () => {
  const name = { touchpointName: { zh: '维修进度', en: 'repair' }, stepName: { zh: '责任人', en: 'owner' } };
  const alert = {
    ...name,
    recipient: 'agent-li',
    recipientName: '李敏',
    caseId: 'C-1',
    severity: 'high',
    secondsLeft: 290,
    channel: 'screen',
  };
  expect(line({ alert })).toBe('提醒 李敏（责任人） C-1 维修进度 重度，剩 290 秒');
  expect(line({ alert: { ...alert, secondsLeft: -3 } })).toContain('已超时 3 秒');
});

test('what happens to a case is shown, trouble always, everything else not', () => {
  const about = { caseId: 'C-1', touchpoint: 'claims.motor.repair.progress', actor: 'agent-li' };
  expect(line({ level: 'INFO', message: 'case claimed', ...about })).toMatch(/^认领 C-1 .*[\u4e00-\u9fff].* 李敏$/);
  expect(line({ level: 'ERROR', message: 'cannot send', error: { message: 'timeout' } })).toBe('ERROR deliver-alert cannot send timeout');
  expect(line({ level: 'INFO', message: 'judged' })).toBeUndefined();
  expect(shown('plain text')).toBeUndefined();
  expect(shown('{broken')).toBeUndefined();
});

test('control characters of a customer do not reach the terminal; colours only when asked', () => {
  expect(line({ level: 'WARN', message: 'a\u001b[31mb\nc' })).toBe('WARN deliver-alert a [31mb c');
  expect(line({ level: 'WARN', message: 'a' }, true)).toBe('\u001b[33mWARN deliver-alert a\u001b[0m');
});
