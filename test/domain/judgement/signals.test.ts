import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectSignals } from '#domain/judgement/signals.ts';
import { anyText, naughtyTexts } from '../feedback/any-text.ts';
import { cpuTime } from '../feedback/cpu-time.ts';

const heard = (text: string) => detectSignals(text).map(({ signal }) => signal);

describe('a signal is heard', () => {
  test.each([
    ['再不给说法我就打12378', 'complaint'],
    ['怎么投诉你们?', 'complaint'],
    ['不得不投诉了', 'complaint'],
    ['我要向銀保監投訴', 'complaint'],
    ['I will report you to the regulator', 'complaint'],
    ['等着收律师函,法院见', 'legal'],
    ['My lawyer will contact you', 'legal'],
    ['别逼我曝光你们', 'media'],
    ['已经发到抖音上了', 'media'],
    ['315见', 'media'],
    ['I am going public with this', 'media'],
    ['投诉热线很快就接了,可我还是要投诉', 'complaint'],
    ['特别想起诉你们', 'legal'],
    ['I am not happy and I will sue you', 'legal'],
    ['妈妈昏迷了,没人管', 'emergency'],
    ['Your agent Smith hung up on me', 'staff_named'],
    ['我真的不想活了', 'emergency'],
    ['车坏在高速上,两小时没来人', 'emergency'],
    ["I can't go on, this refusal has finished me", 'emergency'],
    ['家里八十岁的老人等着用钱', 'vulnerable'],
    ['我妈刚做完化疗', 'vulnerable'],
    ['My late husband passed away in May', 'vulnerable'],
    ['请尽快给我回电', 'wants_call'],
    ['让你们经理联系我', 'wants_call'],
    ['Please call me back today', 'wants_call'],
    ['别打电话,发短信就行', 'no_call'],
    ['Please do not call me', 'no_call'],
    ['修理厂教我多报两个件', 'fraud_hint'],
    ['工号10234挂我电话', 'staff_named'],
    ['查勘的王经理爱理不理', 'staff_named'],
    ['明年换一家', 'competitor'],
    ['I am switching to another insurer', 'competitor'],
  ])('in "%s": %s', (text, signal) => expect(heard(text)).toContain(signal));
});

describe('a trap is not taken for a signal', () => {
  test.each([
    ['我不投诉,就是说说', 'complaint'],
    ['从来没有投诉过', 'complaint'],
    ['投诉得到解决了,谢谢', 'complaint'],
    ['投诉热线很快就接了', 'complaint'],
    ['单号12378,麻烦查一下', 'complaint'],
    ['赔了12345元', 'complaint'],
    ['电话是0571-12378901', 'complaint'],
    ['朋友投诉过他们', 'complaint'],
    ['No complaints at all', 'complaint'],
    ['法院让我来办担保', 'legal'],
    ['想买律师责任险', 'legal'],
    ['已经告诉你们了', 'legal'],
    ['The food court was fine', 'legal'],
    ['I am not going to sue', 'legal'],
    ...["won't", 'wont', "don't", 'dont', "didn't", 'didnt', "wouldn't", 'wouldnt'].map((not) => [`I ${not} sue you`, 'legal']),
    ...["I haven't yet suing", 'havent suing'].map((text) => [text, 'legal']),
    ...['千万别起诉', '没起诉', '没有起诉', '不愿起诉', '不愿意起诉', '不想再去起诉'].map((text) => [text, 'legal']),
    ['妈妈昏迷了,谢谢你们', 'emergency'],
    ['the agent hung up on me', 'staff_named'],
    ['车上多媒体坏了', 'media'],
    ['抖音看到广告买的', 'media'],
    ['发个朋友圈夸你们', 'media'],
    ['赔了315元', 'media'],
    ['气死我了', 'emergency'],
    ['手机死机了', 'emergency'],
    ['车在高速抛锚,二十分钟就有人来,感谢', 'emergency'],
    ['老人机也能用', 'vulnerable'],
    ['孩子喜欢赠品', 'vulnerable'],
    ['打了电话问进度', 'wants_call'],
    ['打电话很快', 'wants_call'],
    ['没人给我打电话', 'no_call'],
    ['No transfer, no call, nothing', 'no_call'],
    ['特别打动我', 'no_call'],
    ['怀疑遇到诈骗', 'fraud_hint'],
    ['我是王经理', 'staff_named'],
    ['平安到家', 'competitor'],
    ['个人保险', 'competitor'],
  ])('"%s" is not %s', (text, signal) => expect(heard(text)).not.toContain(signal));
});

test('each signal is named once, with words of the text', () => {
  const found = detectSignals('投诉投诉,我要投诉!律师函也发了');
  expect(found.map(({ signal }) => signal)).toEqual(['complaint', 'legal']);
  expect(found[0]!.phrase).toBe('投诉');
});

test('any string is read without a throw', () => {
  for (const text of naughtyTexts) detectSignals(text);
  fc.assert(fc.property(anyText(100), (text) => void detectSignals(text)));
});

test.each(['投诉', '不', '别打', 'call ', '给我', '1', ' '])('a long run of "%s" is read in linear time', (unit) => {
  const text = unit.repeat(200_000);
  expect(cpuTime(() => detectSignals(text))).toBeLessThan(1500);
});
