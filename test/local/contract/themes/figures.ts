import { beforeAll, expect, test } from 'vitest';
import type { Earshot, Json } from '../earshot.ts';
import { ago, callbacks, expectProblem, fresh, happened, story } from '../story.ts';

/** Touchpoints no other theme uses, so that their figures are known. */
const worked = 'claims.cargo.survey.report';
const angered = 'value.agri.weather.visit';
const day = (offset: number) => new Date(Date.now() + (8 + 24 * offset) * 3_600_000).toISOString().slice(0, 10);

export function figures(earshot: Earshot): void {
  const { opens, claimed, contacted, resolved, writes, caseOf, reaches, look } = story(earshot);
  const ask = (query: string, as = 'manager-zhao') => earshot.get(`/v1/metrics/response?${query}`, as);
  const behind = (query: string) => earshot.get(`/v1/metrics/response/cases?${query}`, 'manager-zhao');
  const around = `from=${day(-1)}&to=${day(1)}`;
  const group = (body: Json, key: string) => body.groups.find((g: Json) => g.key === key);
  let done: Json;
  const everyCase = async (): Promise<Json[]> => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: Json = await earshot.get(`/v1/cases?limit=200${cursor && `&cursor=${cursor}`}`, 'admin');
      ids.push(...body.items.map((c: Json) => c.caseId));
      cursor = body.cursor;
    }
    return Promise.all(ids.map((id) => look(id)));
  };

  beforeAll(async () => {
    const customer = { id: fresh('counted') };
    const [confirmed] = await Promise.all([
      resolved({ touchpoint: worked, customer }),
      contacted({ touchpoint: worked }),
      claimed({ touchpoint: worked }),
      opens({ touchpoint: worked }),
    ]);
    await writes({ customer, touchpoint: 'voice.service.callback.outcome', score: { scale: 'csat', value: 5 }, comment: '谢谢' });
    done = await reaches(confirmed.caseId, 'is confirmed', (c) => c.state === 'confirmed');
    for (const twice of [{ id: fresh('counted-twice') }, { id: fresh('counted-twice') }]) {
      await contacted({ touchpoint: angered, customer: twice });
      await caseOf(await writes({ touchpoint: angered, customer: twice }));
    }
    await resolved({ touchpoint: angered });
  });

  test('by touchpoint: counts, shares and intervals agree with the cases just made', async () => {
    const { status, body } = await ask(`${around}&by=touchpoint`);
    expect(status).toBe(200);
    const { allHours, dutyHours } = group(body, worked);
    expect(allHours).toMatchObject({
      cases: 4,
      callbacks: { owed: 4, met: 2, breached: 0, pending: 2, withinTarget: 1 },
      resolution: {
        resolved: 1,
        confirmed: 1,
        unconfirmed: 0,
        unreached: 0,
        reopened: 0,
        resolutionRate: 0.25,
        confirmedRate: 1,
        reopenRate: 0,
      },
    });
    expect(dutyHours).toEqual(allHours);
    const { toCase, toFirstAlert, toClaim, toFirstAttempt, toContact, toResolution, toConfirmation } = allHours.intervals;
    expect([toCase, toClaim, toFirstAttempt, toContact, toResolution, toConfirmation].map(({ n }) => n)).toEqual([4, 3, 2, 2, 1, 1]);
    const seconds = (type: string) => (Date.parse(happened(done, type)[0].at) - Date.parse(done.submittedAt)) / 1000;
    expect(toResolution).toMatchObject({ n: 1, p50: seconds('resolved'), p90: seconds('resolved'), p99: seconds('resolved') });
    expect(toConfirmation.p50).toBe(seconds('confirmed'));
    for (const { p50, p90, p99 } of [toCase, toFirstAlert, toClaim])
      expect([p50, p90, p99].toSorted((a, b) => a - b)).toEqual([p50, p90, p99]);
  });

  test('a round owed after fresh fury counts as owed; no share exceeds the whole', async () => {
    const { allHours } = group((await ask(`${around}&by=touchpoint`)).body, angered);
    expect(allHours).toMatchObject({ cases: 3, callbacks: { owed: 5, met: 3, pending: 2 }, resolution: { resolved: 1 } });
    for (const rate of ['resolutionRate', 'confirmedRate', 'reopenRate']) {
      expect(allHours.resolution[rate], rate).toBeGreaterThanOrEqual(0);
      expect(allHours.resolution[rate], rate).toBeLessThanOrEqual(1);
    }
  });

  const groupings = ['team', 'region', 'line', 'scene', 'journey', 'touchpoint', 'agent', 'day', 'hour', 'cause'];
  test.for(groupings)('the groups by %s add up to the whole', async (by) => {
    const { body } = await ask(`${around}&by=${by}`);
    const sum = (pick: (figures: Json) => number) => body.groups.reduce((total: number, g: Json) => total + pick(g.allHours), 0);
    expect(sum((f) => f.cases)).toBe(body.allHours.cases);
    expect(sum((f) => f.callbacks.owed)).toBe(body.allHours.callbacks.owed);
    expect(sum((f) => f.resolution.resolved)).toBe(body.allHours.resolution.resolved);
    const { owed, met, breached, pending, breachCauses } = body.allHours.callbacks;
    expect(met + breached + pending).toBe(owed);
    expect(Object.values<number>(breachCauses).reduce((a, b) => a + b)).toBe(breached);
    if (by === 'team') expect(group(body, 'callback-national').allHours.cases).toBeGreaterThan(4);
    if (by === 'day') expect(body.groups.map((g: Json) => g.key)).toEqual([day(-1), day(0), day(1)]);
    if (by === 'hour') expect(body.groups).toHaveLength(24);
    if (by === 'agent') expect(group(body, 'agent-li').label).toEqual({ zh: '李敏', en: '李敏' });
  });

  test('the breach causes are those the cases show', async () => {
    const counted = async () => (await ask(around)).body.allHours.callbacks.breachCauses;
    await opens({ submittedAt: ago(300) });
    const before = await counted();
    const shown = (await everyCase()).flatMap(callbacks).map(({ cause }: Json) => cause);
    const after = await counted(); // time goes on: a case may be breached in between
    for (const cause of Object.keys(after)) {
      const n = shown.filter((one: string) => one === cause).length;
      expect([before[cause] <= n, n <= after[cause]], `${before[cause]} ≤ ${n} ≤ ${after[cause]} ${cause}`).toEqual([true, true]);
    }
    expect(after['late intake']).toBeGreaterThan(0);
  });

  test('every number opens to as many cases as it says, in a group too', async () => {
    const { callbacks, resolution, intervals } = group((await ask(`${around}&by=touchpoint`)).body, angered).allHours;
    const { owed, met } = callbacks; // pending ones may be breached in between
    const counts = { owed, met, resolved: resolution.resolved, attempted: intervals.toFirstAttempt.n };
    for (const [figure, n] of Object.entries(counts)) {
      const { body } = await behind(`${around}&figure=${figure}&by=touchpoint&key=${angered}`);
      expect([body.total, body.items.length, body.cursor], figure).toEqual([n, n, null]);
      expect(body.items.every((item: Json) => item.touchpoint === angered)).toBe(true);
    }
    const first = (await behind(`${around}&figure=owed&touchpoint=${angered}&limit=3`)).body;
    const rest = (await behind(`${around}&figure=owed&touchpoint=${angered}&limit=3&cursor=${first.cursor}`)).body;
    expect([first.items.length, rest.items.length, rest.cursor]).toEqual([3, 2, null]);
    const slowest = (await behind(`${around}&figure=slowest`)).body.items.map((item: Json) => item.counted.firstAttemptAfter);
    expect(slowest).toEqual(slowest.toSorted((a: number, b: number) => b - a));
  });

  test('filters narrow; a comparison shows the period before and says whether anything changed', async () => {
    const { body } = await ask(`${around}&compare=previous&touchpoint=${worked}&severity=low`);
    const all = (await ask(`${around}&touchpoint=${worked}`)).body;
    expect(all.allHours.cases).toBe(4);
    expect(body.allHours.cases).toBeLessThanOrEqual(4);
    expect(body).toMatchObject({ unfinished: true, previous: { from: day(-4), to: day(-2), allHours: { cases: 0 } } });
    for (const change of body.changes.allHours) expect(change).toMatchObject({ significant: null, better: null });
  });

  test.for([
    ['figure=happy', '/query/figure'],
    ['figure=met&by=team', '/query/key'],
    ['figure=met&cursor=x', '/query/cursor'],
    ['figure=met&agent=agent-nobody', '/query/agent'],
    ['', '/query/figure'],
  ])('cases behind a figure asked for by "%s" are refused', async ([query, pointer]) => {
    expectProblem(await behind(`${around}&${query}`), 400, pointer!);
  });

  test('a period without cases has empty figures, without `by` no groups', async () => {
    const { status, body } = await ask('from=2026-01-01&to=2026-01-02');
    expect([status, body.allHours.cases, body.allHours.callbacks.withinTarget, body.groups]).toEqual([200, 0, null, undefined]);
    expect(body.allHours.intervals.toCase).toMatchObject({ n: 0, p50: null, p50Interval: null, p90: null, p99: null });
  });

  test.for([
    ['from=2026-01-01&to=2027-02-05', '/query/to'],
    ['from=2026-02-02&to=2026-02-01', '/query/to'],
    ['from=2026-02-30&to=2026-03-01', '/query/from'],
    ['from=2026-02-01&to=soon', '/query/to'],
    ['from=yesterday&to=today', '/query/from', '/query/to'],
    ['from=2026-11-01T00:00:00Z&to=2026-11-02', '/query/from'],
    ['from=2026-11-01', '/query/to'],
    ['', '/query/from', '/query/to'],
    ['from=2026-11-01&to=2026-11-02&by=weather', '/query/by'],
    ['from=2026-11-01&to=2026-11-02&team=mars&compare=next', '/query/team', '/query/compare'],
  ])('a period of "%s" is refused', async ([query, ...pointers]) => {
    expectProblem(await ask(query!), 400, ...pointers);
  });

  test('400 days are allowed', async () => {
    expect((await ask('from=2026-01-01&to=2027-02-04')).status).toBe(200);
  });
}
