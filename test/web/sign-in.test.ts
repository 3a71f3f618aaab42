import { afterEach, expect, test, vi } from 'vitest';
import { memoryStorage } from './memory-storage.ts';

const [tab, machine] = [memoryStorage(), memoryStorage()];
vi.stubGlobal('location', { origin: 'https://console.example', pathname: '/queue', search: '' });
vi.stubGlobal('sessionStorage', tab);
vi.stubGlobal('localStorage', machine);
vi.stubGlobal('window', { sessionStorage: tab, localStorage: machine });
afterEach(() => vi.restoreAllMocks());

test('whatever a sign-in keeps, begun or done, lives in this tab only', async () => {
  const { signInWith } = await import('../../web/console/app/sign-in.ts');
  const { manager } = signInWith({ authority: 'https://issuer.example', clientId: 'earshot-console', scope: 'openid' });
  await manager.settings.stateStore.set('state-1', '{"code_verifier":"secret"}');
  await manager.settings.userStore.set('user', '{"access_token":"secret"}');
  expect([tab.length, machine.length]).toEqual([2, 0]);
});
