import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { awsCall } from '#local/aws-call.ts';
import { readPrivate } from '#local/private-file.ts';
import { gatewayServer } from '../../test/channels/servers/gateway.ts';
import { dingtalkServer, feishuServer, wecomServer } from '../../test/channels/servers/robots.ts';
import { smtpServer } from '../../test/channels/servers/smtp.ts';
import type { Fault, Taken } from '../../test/channels/servers/vendor.ts';
import { Earshot } from '../tools/earshot.ts';
import { say } from '../tools/progress.ts';
import { quantilesOf } from '../tools/quantiles.ts';
import { compare, type Row } from './compare.ts';
import { benchInsurer, type Reached } from './insurer.ts';

const whsec = `whsec_${Buffer.from('a secret of the gateway!').toString('base64')}`;
const login = { user: 'earshot', pass: 'right' };
/** In one of three tries something goes wrong; the four ways take turns by chance. */
const faultShare = 0.3;
const faults: Fault[] = ['fails', 'silent', 'refuses', 'taken-silent'];
const perSecond = 40;

function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Ten thousand alerts through the whole of Earshot and the real adapters to servers that behave as the vendors do: they check
 * signatures, hold their limits, and fail three times in ten. Personal channels are measured without summaries, robots with them.
 */
export async function alerting([count = '10000']: string[]): Promise<object> {
  const alerts = Number(count);
  const random = chance(7);
  const faultOf = (): Fault => (random() < faultShare ? faults[Math.floor(random() * faults.length)]! : 'none');
  const sms = await gatewayServer(whsec, faultOf);
  const voice = await gatewayServer(whsec, faultOf);
  const mail = await smtpServer(login, faultOf);
  const wecom = await wecomServer('k-1', faultOf);
  const dingtalk = await dingtalkServer('t-1', 'SEC1', faultOf);
  const feishu = await feishuServer('h-1', 'SEC2', faultOf);
  const servers: Record<string, { taken: Taken[]; seen: { limited: number; refused: number; injected: number }; stop(): Promise<void> }> = {
    ...{ sms, voice, mail, wecom, dingtalk, feishu },
  };
  const alone = { alerts: 1_000_000, withinSeconds: 60 };
  const channel = (id: string, more: object): Reached['channel'] => ({ id, kind: id, zh: id, en: id, timeoutMs: 700, ...more });
  const phone = (n: number) => `+86138000012${String(n).padStart(2, '0')}`;
  const personal: Reached[] = [
    { channel: channel('sms', { url: sms.url, wave: alone }), addressOf: phone },
    { channel: channel('voice', { url: voice.url, wave: alone }), addressOf: phone },
    {
      channel: channel('mail', { host: '127.0.0.1', port: mail.port, tls: 'none', from: 'earshot@insurer.example', wave: alone }),
      addressOf: (n) => `bench-${n}@insurer.example`,
    },
  ];
  const robots: Reached[] = [
    { channel: channel('wecom', { url: wecom.url }) },
    { channel: channel('dingtalk', { url: dingtalk.url }) },
    { channel: channel('feishu', { url: feishu.url }) },
  ];
  // Of ten people seven are reached by themselves, three in a room.
  const config = benchInsurer([...personal, ...personal, personal[0]!, ...robots], { ladder: 'first alert only' });
  const earshot = new Earshot();
  try {
    await earshot.start(['--empty', '--config', config, '--policy', join(config, 'policy.json')]);
    await keepSecrets(earshot, {
      ...{ sms: whsec, voice: whsec, mail: login, wecom: 'k-1' },
      ...{ dingtalk: { token: 't-1', secret: 'SEC1' }, feishu: { hook: 'h-1', secret: 'SEC2' } },
    });
    await sendUnhappy(earshot, alerts);
    const rows = await settled(earshot, alerts);
    return {
      ...compare(rows, Object.fromEntries(Object.entries(servers).map(([id, { taken }]) => [id, taken])), alerts),
      delayMs: quantilesOf(rows.filter((row) => row.at.sent).map((row) => Date.parse(row.at.sent!) - Date.parse(row.at.pending!))),
      servers: Object.fromEntries(Object.entries(servers).map(([id, { taken, seen }]) => [id, { taken: taken.length, ...seen }])),
    };
  } finally {
    await earshot.stop();
    for (const { stop } of Object.values(servers)) await stop();
    rmSync(config, { recursive: true, force: true });
  }
}

/** Puts the channels' secrets where an insurer would put them. */
async function keepSecrets(earshot: Earshot, secrets: Record<string, unknown>): Promise<void> {
  const [SecretId] = Object.keys(readPrivate<Record<string, unknown>>(join(earshot.data, 'secrets.json')) ?? {});
  const SecretString = JSON.stringify({ ...secrets, acknowledge: 'signs the links of the bench', default: whsec });
  await awsCall(earshot.note().endpoints.control, 'secretsmanager.PutSecretValue', { SecretId, SecretString });
}

async function sendUnhappy(earshot: Earshot, count: number): Promise<void> {
  const began = Date.now();
  for (let sent = 0; sent < count; sent += perSecond) {
    const items = Array.from({ length: Math.min(perSecond, count - sent) }, (_, i) => ({
      source: 'claims',
      sourceId: `bench-${sent + i}`,
      submittedAt: new Date().toISOString(),
      touchpoint: 'claims.motor.repair.progress',
      customer: { id: `customer-${sent + i}` },
      score: { scale: 'nps', value: 1 },
    }));
    const answer = await earshot.post('source-claims', '/v1/feedback/batch', { items });
    if (answer.status !== 200) throw new Error(`the batch was answered with ${answer.status}`);
    if (sent % 2000 === 0) say(`alerting: ${sent} of ${count} sent`);
    await sleep(Math.max(0, began + ((sent + perSecond) / perSecond) * 1000 - Date.now()));
  }
}

/** The ladder's other steps are hours away, and what waits for a summary is out within minutes. */
const patienceMs = 600_000;

/** The ledger when nothing is on its way any more. */
async function settled(earshot: Earshot, count: number): Promise<Row[]> {
  const until = Date.now() + patienceMs;
  for (;;) {
    await sleep(5000);
    const [sent, pending, dead] = [await listed(earshot, 'sent'), await listed(earshot, 'pending'), await listed(earshot, 'dead')];
    say(`alerting: ${sent.length} sent, ${pending.length} on their way, ${dead.length} given up`);
    if ((sent.length + dead.length >= count && pending.length === 0) || Date.now() > until) return [...sent, ...pending, ...dead];
  }
}

async function listed(earshot: Earshot, state: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await earshot.get(
      'admin',
      `/v1/deliveries?state=${state}&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    const page = body as { items: Row[]; cursor: string | null };
    rows.push(...page.items);
    if (page.cursor === null) return rows;
    cursor = page.cursor;
  }
}
