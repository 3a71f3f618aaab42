import { describe, expect, test } from 'vitest';
import { ChannelConfig } from '#domain/alert/channel-config.ts';
import { reachFaults } from '#domain/alert/reach-faults.ts';
import { LadderStep } from '#domain/escalation/policy.ts';
import { Person, RotaEntry } from '#domain/roster/team.ts';

const names = { zh: '某', en: 'some' };
const push = { kind: 'web-push', contact: 'mailto:it@insurer.example', publicKey: 'B'.repeat(87) };
const channels = [
  ...['terminal', 'wecom', 'dingtalk', 'feishu', 'sns-sms'].map((kind) => ({ id: kind, kind })),
  { id: 'mail', kind: 'mail', host: 'mail.example', from: 'a@b.example' },
  { id: 'ses', kind: 'ses', from: 'a@b.example' },
  ...['sms', 'voice'].map((kind) => ({ id: kind, kind, url: 'https://gateway.example' })),
  { id: 'push', ...push },
].map((config) => ChannelConfig.parse({ ...config, ...names }));
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
const contact = RotaEntry.parse({ person: 'li', team: '*', level: 'duty', shifts: always });
const stepBy = (channel: string) => LadderStep.parse({ id: 'last', ...names, after: 240, tell: [{ who: 'duty', channel }] });

const faultsOf = (person: object, contacts: RotaEntry[] = [], last = stepBy('first')) =>
  reachFaults({ people: [Person.parse({ id: 'li', name: '李', role: 'agent', skills: [], ...person })], channels }, last, contacts).map(
    ({ path, message }) => `${path.slice(2).join('/')}: ${message}`,
  );
const withAddress = (channel: string, address?: string) =>
  faultsOf({ channels: ['terminal', channel], ...(address === undefined ? {} : { addresses: { [channel]: address } }) });

describe('the address of a person', () => {
  test.each(['mail', 'ses'])('on %s is an e-mail address, and must be there', (channel) => {
    const fault = [`addresses/${channel}: needs an e-mail address there`];
    expect(['li@insurer.example', undefined, 'li', '+8613800001234'].map((address) => withAddress(channel, address))).toEqual([
      [],
      fault,
      fault,
      fault,
    ]);
  });

  test.each(['sms', 'voice', 'sns-sms'])('on %s is a telephone number with its country, and must be there', (channel) => {
    const fault = [`addresses/${channel}: needs a telephone number there, as +8613800001234`];
    expect(['+8613800001234', undefined, '13800001234', 'li@insurer.example'].map((address) => withAddress(channel, address))).toEqual([
      [],
      fault,
      fault,
      fault,
    ]);
  });

  test.each([
    ['wecom', ['limin', 'li.min@hq', undefined], ['@all', 'all', 'ALL', 'li min', '<@x>', 'x'.repeat(65)]],
    ['dingtalk', ['13800001234', '+8613800001234', 'manager123', undefined], ['all', 'li min', '138 0000', 'a@b']],
    ['feishu', ['ou_1', 'b6xxxxg8', undefined], ['all', 'ou_1></at><at id=all', 'li@insurer.example']],
  ])('on %s mentions one person, or is left out', (channel, good, bad) => {
    expect(good.flatMap((address) => withAddress(channel, address))).toEqual([]);
    for (const address of bad) expect(withAddress(channel, address)).toEqual([expect.stringContaining(`addresses/${channel}: must be`)]);
  });

  test('is checked also for a channel that is only preferred at some hours, or that has no use', () => {
    expect(faultsOf({ channels: ['terminal'], preferences: [{ channels: ['sms'] }] })).toHaveLength(1);
    expect(faultsOf({ channels: ['terminal'], addresses: { sms: 'nonsense' } })).toHaveLength(1);
    expect(faultsOf({ channels: ['terminal'], addresses: { pigeon: 'nonsense' } })).toEqual(['addresses/pigeon: no channel "pigeon"']);
    expect(faultsOf({ channels: ['terminal', 'pigeon'] })).toEqual(['channels: no channel "pigeon"']);
  });
});

describe('browser push', () => {
  const only = 'channels: browser push may not be the only way to reach somebody';
  const last = 'channels: the last escalation step "last" may not depend on browser push';

  test('may be the first way to reach somebody, never the only one', () => {
    expect([faultsOf({ channels: ['push', 'terminal'] }), faultsOf({ channels: ['push'] })]).toEqual([[], [only]]);
  });

  test('is not what the last step depends on, by whatever order of channels', () => {
    expect(faultsOf({ channels: ['push', 'terminal'] }, [contact])).toEqual([last]);
    expect(faultsOf({ channels: ['terminal', 'push'] }, [contact])).toEqual([]);
    expect(faultsOf({ channels: ['terminal', 'push'] }, [contact], stepBy('second'))).toEqual([last]);
    expect(faultsOf({ channels: ['terminal'], preferences: [{ channels: ['push'] }] }, [contact])).toEqual([last]);
  });
});
