import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accept } from '#domain/feedback/accept.ts';
import { digest } from '#functions/digest.ts';
import { Victim } from './kill/victim.ts';

const earshot = new Victim();
beforeAll(() => earshot.start(), 60_000);
afterAll(() => earshot.end());

const root = new URL('../../', import.meta.url);
const command = async (...args: string[]) =>
  (await promisify(execFile)(process.execPath, ['bin/dead-letters.ts', ...args, '--data', earshot.data], { cwd: root })).stdout;

function letter(sourceId: string): string {
  const body = {
    ...{ source: 'claims', sourceId, submittedAt: new Date().toISOString(), touchpoint: 'claims.motor.repair.progress' },
    ...{ customer: { id: 'c-dead', name: '周敏', phone: '13800001234' }, score: { scale: 'nps', value: 1 }, comment: '修理厂不理人' },
  };
  const taken = accept(body, { catalogueTouchpoints: new Set([body.touchpoint]), receivedAt: Date.now(), digest });
  if (!taken.ok) throw new Error(JSON.stringify(taken.errors));
  return JSON.stringify(taken.feedback);
}

test('dead letters are listed without personal data, and replayed into judged feedback', async () => {
  const { outputs, endpoints } = JSON.parse(readFileSync(join(earshot.data, 'server.json'), 'utf8'));
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const sqs = new SQSClient({ endpoint: endpoints.messaging, region: 'us-east-1', credentials });
  const QueueUrl = outputs['earshot-service'].LiveDeadLetterQueue;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: letter('dead-1') }));

  const listed = await command('list');
  expect(listed).toMatch(/live {2}\S+ {2}\S+ {2}feedback f[0-9a-f]{20} of claims at claims\.motor\.repair\.progress\n/);
  expect(listed).toContain('live: 1 dead letters\nbulk: 0 dead letters\ndeliver: 0 dead letters');
  expect(listed).not.toMatch(/周敏|13800001234|修理厂/);

  await new Promise((resolve) => setTimeout(resolve, 5500));
  const admin = { authorization: `Bearer ${await earshot.token('admin')}` };
  const shown = await (await fetch(`${earshot.url}/v1/dead-letters`, { headers: admin })).text();
  expect(JSON.parse(shown).queues[0]).toMatchObject({ queue: 'live', count: 1, letters: [{ kind: 'feedback', source: 'claims' }] });
  expect(shown).not.toMatch(/周敏|13800001234|修理厂/);

  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(await command('replay', 'live')).toContain('live: 1 sent back');
  const token = await earshot.token('source-claims');
  const id = `f${digest('claims\ndead-1')}`;
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${earshot.url}/v1/feedback/${id}`, { headers: { authorization: `Bearer ${token}` } });
    const feedback = (await answer.json()) as { status: string; caseId?: string };
    if (feedback.status === 'judged' || tries > 50) {
      expect(feedback).toMatchObject({ status: 'judged', caseId: expect.any(String) });
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(await command('list', 'live')).toContain('live: 0 dead letters');
}, 60_000);

test('a wrong word is answered with what there is', async () => {
  await expect(command('list', 'nothing')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('known are live, bulk and deliver'),
  });
  await expect(command('explode')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('list|replay') });
});
