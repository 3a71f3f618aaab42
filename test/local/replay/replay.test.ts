import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type ReplayOptions, replay } from '#local/replay/replay.ts';
import { type Call, startServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-replay-'));
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  rmSync(folder, { recursive: true, force: true });
});

async function serving(intervene?: (call: Call) => { status: number; headers?: Record<string, string> } | undefined) {
  const server = await startServer(intervene);
  ends.push(server.stop);
  return server;
}

function fileOf(name: string, content: string | Buffer): string {
  const own = mkdtempSync(join(tmpdir(), 'earshot-replay-'));
  ends.push(() => rmSync(own, { recursive: true, force: true }));
  writeFileSync(join(own, name), content);
  return join(own, name);
}

const lines = (...values: unknown[]) => values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

const places = {
  lines: [
    { id: 'motor', share: 90 },
    { id: 'health', share: 10 },
  ],
  touchpoints: [{ id: 'claims.motor.repair.progress' }, { id: 'claims.motor.repair.quality' }, { id: 'claims.health.settle.payment' }],
};

async function run(url: string, file: string, options: Partial<ReplayOptions> = {}) {
  const log: string[] = [];
  const summary = await replay({
    url,
    file,
    rate: 0,
    sources: ['claims', 'replay'],
    tokenOf: async (source) => `token-${source}`,
    token: async () => 'token-admin',
    places,
    log: (line) => log.push(line),
    ...options,
  });
  return { summary, log };
}

const feedback = (sourceId: string, more: object = {}) => ({
  source: 'claims',
  sourceId,
  touchpoint: 'claims.motor.repair.progress',
  customer: { id: `customer-${sourceId}` },
  ...more,
});

describe('what a file may hold', () => {
  test('feedback with an expectation, bare feedback and bare texts', async () => {
    const server = await serving();
    const file = fileOf(
      'mixed.jsonl',
      lines(
        { feedback: feedback('1', { comment: '我要投诉' }), expected: { unhappy: true, severity: 'high' } },
        feedback('2', { comment: 'fine' }),
        { id: 'abc', text: 'bad bank', label: 'neg', lang: 'en', source: 'bank' },
        { id: 'def', text: 'a question', label: 'neu' },
      ),
    );
    const { summary } = await run(server.url, file);
    expect(summary).toMatchObject({ sent: 4, accepted: 4, rejected: 0, badLines: 0, judged: 4, unhappy: 2, cases: 2, alerts: 4 });
    expect(summary.expectation).toMatchObject({
      compared: 3,
      agree: 3,
      recall: 1,
      precision: 1,
      severityCompared: 1,
      severityAgreement: 1,
    });
    expect(server.kept.get('f-replay-abc')).toMatchObject({ source: 'replay', sourceId: 'abc', comment: 'bad bank', language: 'en' });
  });

  test('a bare text gets the same touchpoint and customer in every run', async () => {
    const texts = lines(...Array.from({ length: 40 }, (_, i) => ({ id: `text-${i}`, text: 'hello' })));
    const [first, second] = [await serving(), await serving()];
    await run(first.url, fileOf('a.jsonl', texts));
    await run(second.url, fileOf('b.jsonl', texts));
    const placed = (server: typeof first) => [...server.kept.values()].map(({ touchpoint, customer }) => ({ touchpoint, customer }));
    expect(placed(first)).toEqual(placed(second));
    expect(new Set(placed(first).map((p) => p.touchpoint)).size).toBe(3);
    expect(placed(first).filter((p) => p.touchpoint?.includes('.motor.')).length).toBeGreaterThan(25);
    expect(placed(first)[0]!.customer.region).toMatch(/^\d{6}$/);
  });

  test('a table with a header row', async () => {
    const server = await serving();
    const table = [
      'source\tsourceId\ttouchpoint\tcustomer.id\tcustomer.region\tscore.scale\tscore.value\toptions\tcomment\texpected.unhappy',
      'claims\tt1\tclaims.motor.repair.progress\tc1\t310104\tnps\t3\tnot_solved|call_soon\tbad\ttrue',
      'claims\tt2\tclaims.motor.repair.progress\tc2\t\t\t\t\tgood\tfalse',
    ].join('\r\n');
    const { summary } = await run(server.url, fileOf('table.tsv', `\uFEFF${table}\r\n`));
    expect(summary).toMatchObject({ accepted: 2, badLines: 0, expectation: { compared: 2, agree: 2 } });
    expect(server.kept.get('f-claims-t1')).toMatchObject({
      customer: { id: 'c1', region: '310104' },
      score: { scale: 'nps', value: 3 },
      options: ['not_solved', 'call_soon'],
    });
    expect(server.kept.get('f-claims-t2')).not.toHaveProperty('score');
  });

  test('a gzipped file, and what can be read of one that is cut off', async () => {
    const server = await serving();
    const many = lines(...Array.from({ length: 3_000 }, (_, i) => feedback(`${i}`, { comment: `${Math.sin(i)} said so` })));
    const packed = gzipSync(many);
    expect((await run(server.url, fileOf('many.jsonl.gz', packed))).summary).toMatchObject({ accepted: 3_000, badLines: 0 });
    const cut = await run(server.url, fileOf('cut.jsonl.gz', packed.subarray(0, packed.length / 2)));
    expect(cut.summary.badLines).toBeGreaterThanOrEqual(1);
    expect(cut.summary.accepted).toBeGreaterThan(0);
    expect(cut.log.join('\n')).toMatch(/the file cannot be read any further/);
  });

  test('a bad line is named with its number and its fault, and the others are sent', async () => {
    const server = await serving();
    const file = fileOf('bad.jsonl', lines('{"feedback":', feedback('1'), '', '[]', { id: 'x' }, { text: 'no id' }, { feedback: 'none' }));
    const { summary, log } = await run(server.url, file);
    expect(summary).toMatchObject({ accepted: 1, badLines: 5 });
    expect(log.slice(0, 5)).toEqual([
      expect.stringMatching(/^line 1: is not JSON: /),
      'line 4: is not an object',
      'line 5: is neither a feedback (no "touchpoint") nor a text (no "text")',
      'line 6: a text needs an "id"',
      'line 7: "feedback" is not an object',
    ]);
  });

  test('a file that is not there, or a header that means nothing, is one clear sentence', async () => {
    const server = await serving();
    await expect(run(server.url, join(folder, 'none.jsonl'))).rejects.toThrow(/none\.jsonl cannot be read: there is no such file/);
    await expect(run(server.url, join(folder, 'none.jsonl.gz'))).rejects.toThrow(/there is no such file/);
    await expect(run(server.url, tmpdir())).rejects.toThrow(/it is a folder/);
    const { log } = await run(server.url, fileOf('odd.tsv', 'colour\tsize\nred\t7\n'));
    expect(log[0]).toMatch(/the header row has no column colour/);
  });
});

describe('how it is sent', () => {
  const many = (count: number, of: (i: number) => object = (i) => feedback(`${i}`)) =>
    lines(...Array.from({ length: count }, (_, i) => of(i)));

  test('one by one at the rate that was asked for', async () => {
    const server = await serving();
    await run(server.url, fileOf('paced.jsonl', many(11)), { rate: 20 });
    const times = server.sent().map((call) => call.at);
    expect(times).toHaveLength(11);
    expect(times.at(-1)! - times[0]!).toBeGreaterThanOrEqual(450);
    expect(server.sent().every((call) => call.path === '/v1/feedback')).toBe(true);
  });

  test('at rate 0 in batches of up to 500, of one source each', async () => {
    const server = await serving();
    const file = fileOf(
      'bulk.jsonl',
      many(1_203, (i) => feedback(`${i}`, { source: i % 401 === 0 ? 'fax' : 'claims' })),
    );
    const { summary } = await run(server.url, file);
    expect(summary.accepted).toBe(1_203);
    expect(
      server
        .sent()
        .map((call) => [call.path, call.source, (call.body as { items: unknown[] }).items.length])
        .toSorted(),
    ).toEqual([
      ['/v1/feedback/batch', 'claims', 200],
      ['/v1/feedback/batch', 'claims', 500],
      ['/v1/feedback/batch', 'claims', 500],
      ['/v1/feedback/batch', 'replay', 3],
    ]);
  });

  test('no batch grows beyond what the API takes', async () => {
    const server = await serving();
    await run(
      server.url,
      fileOf(
        'long.jsonl',
        many(450, (i) => feedback(`${i}`, { comment: '长'.repeat(5_000) })),
      ),
    );
    for (const { body } of server.sent()) expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(5_000_000);
    expect(server.kept.size).toBe(450);
  });

  test('the click is stamped now, and for one in five up to 280 s earlier', async () => {
    const server = await serving();
    const before = Date.now();
    await run(
      server.url,
      fileOf(
        'stamped.jsonl',
        many(100, (i) => feedback(`${i}`, { submittedAt: '2020-01-01T00:00:00Z' })),
      ),
    );
    const ages = [...server.kept.values()].map((item) => Math.round((before - Date.parse(item.submittedAt)) / 1_000));
    const earlier = ages.filter((age) => age > 5);
    expect(earlier).toHaveLength(20);
    expect(Math.max(...earlier)).toBeLessThanOrEqual(280);
    for (const from of [0, 60, 120, 180, 240]) expect(earlier.some((age) => age >= from && age < from + 60)).toBe(true);
  });

  test('under the ids of the file, or new ones when asked to send again', async () => {
    const server = await serving();
    const file = fileOf('again.jsonl', many(2));
    await run(server.url, file);
    await run(server.url, file);
    expect(server.kept.size).toBe(2);
    await run(server.url, file, { again: true });
    expect(server.kept.size).toBe(4);
    expect([...server.kept.keys()].at(-1)).toMatch(/^f-claims-1-[0-9a-z]+$/);
  });

  test('a refusal is counted with its reason', async () => {
    const server = await serving();
    const file = fileOf(
      'refused.jsonl',
      many(4, (i) => feedback(`${i}`, i < 3 ? { touchpoint: 'nowhere' } : {})),
    );
    for (const rate of [0, 1_000]) {
      const { summary, log } = await run(server.url, file, { rate });
      expect(summary).toMatchObject({ sent: 4, accepted: 1, rejected: 3 });
      expect(summary.rejectedBecause).toEqual([{ reason: '/touchpoint is not in the catalogue', count: 3 }]);
      expect(log.join('\n')).toContain('3 × /touchpoint is not in the catalogue');
    }
  });
});

describe('a server in trouble', () => {
  test('that is busy is asked again, not before it said', async () => {
    let refusals = 0;
    const server = await serving(({ method }) =>
      method === 'POST' && refusals++ < 2 ? { status: refusals === 1 ? 429 : 503, headers: { 'retry-after': '1' } } : undefined,
    );
    const { summary } = await run(server.url, fileOf('one.jsonl', lines(feedback('1'))), { rate: 10 });
    const times = server.sent().map((call) => call.at);
    expect(summary).toMatchObject({ accepted: 1, rejected: 0 });
    expect(times).toHaveLength(3);
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(990);
  });

  test('that no longer takes a token gets a new one', async () => {
    let number = 0;
    const server = await serving(({ source }) => (source === 'old' ? { status: 401 } : undefined));
    const tokenOf = async () => (number++ === 0 ? 'token-old' : 'token-claims');
    const { summary } = await run(server.url, fileOf('one.jsonl', lines(feedback('1'))), { tokenOf });
    expect(summary.accepted).toBe(1);
  });

  test('that never answered is named at once', async () => {
    const server = await startServer();
    server.stop();
    const start = Date.now();
    await expect(run(server.url, fileOf('one.jsonl', lines(feedback('1'))))).rejects.toThrow(
      /nothing answers at .+ start Earshot with npm start/,
    );
    expect(Date.now() - start).toBeLessThan(2_000);
  });

  test('that does not judge is not waited for without end', async () => {
    const server = await serving(({ method }) => (method === 'GET' ? { status: 404 } : undefined));
    const { summary, log } = await run(server.url, fileOf('two.jsonl', lines(feedback('1'), feedback('2'))), { patience: 400 });
    expect(summary).toMatchObject({ accepted: 2, judged: 0, pending: 2 });
    expect(log.join('\n')).toMatch(/still pending +2/);
  });
});

describe('the closing table', () => {
  test('measures from the click, leaving out clicks that were set back', async () => {
    const server = await serving();
    const file = fileOf('ten.jsonl', lines(...Array.from({ length: 10 }, (_, i) => feedback(`${i}`, { comment: 'bad' }))));
    const { summary, log } = await run(server.url, file);
    expect(summary).toMatchObject({
      cases: 10,
      alerts: 20,
      intervals: { toCase: { n: 8, p50: 2, p99: 2 }, toFirstAlert: { n: 8, p50: 3 } },
    });
    expect(log.join('\n')).toMatch(/click → first alert +p50 3\.00 s · p90 3\.00 s · p99 3\.00 s \(n = 8/);
  });

  test('says that alerts are unknown when nobody may read the cases', async () => {
    const server = await serving();
    const { summary } = await run(server.url, fileOf('one.jsonl', lines(feedback('1', { comment: 'bad' }))), { token: undefined });
    expect(summary).toMatchObject({ cases: 1, alerts: null, intervals: null });
  });
});
