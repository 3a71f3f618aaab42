import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mask } from '#domain/feedback/mask.ts';
import { anyText, naughtyTexts } from './any-text.ts';
import { cpuTime } from './cpu-time.ts';

describe('personal data in a text is replaced by what it was', () => {
  test.each([
    ['身份证11010519491231002X号', '身份证[证件号]号'],
    ['旧证110105491231002', '旧证[证件号]'],
    ['卡号 4111 1111 1111 1111 谢谢', '卡号 [银行卡] 谢谢'],
    ['6222-0212-3456-7894', '[银行卡]'],
    ['４１１１１１１１１１１１１１１１', '[银行卡]'],
    ['打我手机138-0013-8000', '打我手机[电话]'],
    ['+86 138 0013 8000 or 0086-13800138000', '[电话] or [电话]'],
    ['座机(0571)88888888转2', '座机[电话]转2'],
    ['021-62345678', '[电话]'],
    ['写信到 zhou.li+car@mail.example.cn。', '写信到 [邮箱]。'],
    ['微信13800138000，邮箱13800138000@139.com', '微信[电话]，邮箱[邮箱]'],
    ['010-1234567', '[电话]'],
    ['(13800138000)', '([电话])'],
    ['(13800138000 (0571)88888888', '([电话] [电话]'],
    ['+86(571)', '+86(571)'],
    ['保单里有1 13812345678', '保单里有1 [电话]'],
    ['案号 13812345678 和 13800138000', '案号 13812345678 和 [电话]'],
    ['my card 4111 1111 1111 1111', 'my card [银行卡]'],
    ['6222 0212 3456 7890 128', '[银行卡]'],
    ['@我 a@b.com', '@我 [邮箱]'],
    ['a＠b.com c@d.com e＠f.com', '[邮箱] [邮箱] [邮箱]'],
    ['c@d.com a＠b.com', '[邮箱] [邮箱]'],
    ['保单11010519491231002X', '保单[证件号]'],
    ['保单号：PDAA4111111111111111', '保单号：[保单号]'],
    ['保单号为：13812345678', '保单号为：[保单号]'],
    ['my policy number is HX-20394857', 'my policy number is [保单号]'],
    ['policy no. 88-1234567', 'policy no. [保单号]'],
    ['车牌沪A·D12345和京a88888', '车牌[车牌]和[车牌]'],
    ['粤Ｂ１２３４５挂', '[车牌]'],
    ['My registration is AB12 CDE', 'My registration is [车牌]'],
    ['住在上海市浦东新区张江路88弄5号楼302室', '住在[地址]'],
    ['我家在幸福小区3栋2单元501，楼下漏水', '我家在[地址]，楼下漏水'],
    ['Please post it to Flat 3, 21 Baker Street', 'Please post it to [地址]'],
  ])('%s → %s', (text, masked) => expect(mask(text)).toBe(masked));
});

describe('what is not personal stays readable', () => {
  test.each([
    '打12378投诉,或者95518、400-800-8888',
    '赔了12345.67元,2026-11-22 10:30到账',
    '报案号 4111111111111111',
    '案号13812345678',
    ...['claim no. 13812345678', 'claim no 13812345678', 'claimno.13812345678', 'Ticket number: 13812345678', 'ref id#13812345678'],
    ...['单号是13812345678', '报案 PDAA-13812345678', 'AB4111111111111111', 'AB110105491231002'],
    ...['411 1111 1111 1111 1', '4111 11 1111 1111 11', '110105 491231 002', 'a@ b.com', '@b.com', 'a@b', '订单号 4111111111111111'],
    '等了3天 2小时 15分钟',
    '坐沪G1234次来的',
    '保单下来3个月了, policy for 2 years',
    '走了3里路,一路上等了2号窗口',
    '这条路修了5年',
    'waited 2 hours on the road',
    'registration took 3 days',
    '尾号1234的卡',
    'a@b 不是邮箱',
    '110105194912310020 校验位不对',
  ])('%s', (text) => expect(mask(text)).toBe(text));
});

const personal = [
  '13800138000',
  '11010519491231002X',
  '4111 1111 1111 1111',
  'a@b.com',
  '0571-88888888',
  '+86',
  '案号',
  '-',
  '@',
  '１',
  '(',
];
test('masking twice changes nothing more, whatever the text', () => {
  for (const text of naughtyTexts) expect(mask(mask(text))).toBe(mask(text));
  fc.assert(
    fc.property(anyText(20, ...personal, ...personal), (text) => {
      const once = mask(text);
      expect(mask(once)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});

test('a million characters are masked within a second', () => {
  const text = '我的电话13800138000,卡号4111 1111 1111 1111,赔了3000元,等了15天。'.repeat(24_000);
  expect(cpuTime(() => mask(text))).toBeLessThan(1000);
});

test.each(['1', '1 ', '123-', '4111 ', '@', 'a@', 'a.', '+86 ', '(0571)'])('a long run of "%s" takes linear time', (unit) => {
  const text = unit.repeat(200_000 / unit.length);
  expect(cpuTime(() => mask(text))).toBeLessThan(1000);
});
