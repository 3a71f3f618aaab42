import { describe, expect, test } from 'vitest';
import { factsOf } from '#domain/insight/facts.ts';
import { passes } from '#domain/insight/filters.ts';
import type { Grouping } from '#domain/insight/groupings.ts';
import { groupsBy } from '#domain/insight/groups.ts';
import { answerResponse } from '#domain/insight/response-answer.ts';
import { insurer } from '../../contract/examples.ts';
import { closedUntil, other, second, stages, story, tries } from '../case/stages.ts';
import { answerTo, fact } from './records.ts';

const zone = 'Asia/Shanghai';
const at = (text: string, more = {}) => fact(text, { submittedAt: Date.parse(text), ...more });
const facts = [
  at('2026-11-21T00:00:00+08:00', { team: 'callback-north', region: '11', touchpoint: 'claims.health.pay.amount' }),
  at('2026-11-20T23:59:59+08:00', { agent: 'nobody', severity: 'high' }),
  at('2026-11-20T00:00:00+08:00', { callbacks: [{ round: 1, held: false, state: 'breached', cause: 'nobody claimed' }] }),
];
const sizes = (by: Grouping, period = { from: '2026-11-20', to: '2026-11-21' }) =>
  Object.fromEntries(groupsBy(by, facts, period, zone).map(([key, group]) => [key, group.length]));

describe('groups', () => {
  test.each<[Grouping, Record<string, number>]>([
    ['team', { 'callback-national': 2, 'callback-north': 1 }],
    ['region', { 11: 1, 31: 2 }],
    ['line', { health: 1, motor: 2 }],
    ['scene', { 'claims.health': 1, 'claims.motor': 2 }],
    ['journey', { 'claims.health.pay': 1, 'claims.motor.repair': 2 }],
    ['touchpoint', { 'claims.health.pay.amount': 1, 'claims.motor.repair.progress': 2 }],
    ['agent', { 'agent-li': 2, nobody: 1 }],
    ['day', { '2026-11-20': 2, '2026-11-21': 1 }],
    ['cause', { 'nobody-claimed': 1, none: 2 }],
  ])('by %s', (by, expected) => expect(sizes(by)).toEqual(expected));

  test('by day have every day of the period, and by hour every hour of the insurer’s clock, in order and also without a case', () => {
    const days = groupsBy('day', facts, { from: '2026-11-18', to: '2026-11-22' }, zone);
    expect(days.map(([day, group]) => [day, group.length])).toEqual([
      ['2026-11-18', 0],
      ['2026-11-19', 0],
      ['2026-11-20', 2],
      ['2026-11-21', 1],
      ['2026-11-22', 0],
    ]);
    const hours = groupsBy('hour', facts, { from: '2026-11-20', to: '2026-11-20' }, zone);
    expect(hours.map(([hour]) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => `${hour}`));
    expect(hours.flatMap(([hour, group]) => (group.length > 0 ? [[hour, group.length]] : []))).toEqual([
      ['0', 2],
      ['23', 1],
    ]);
  });

  test('carry the name that the insurer gave them, and none where there is none', () => {
    const label = (by: Grouping) =>
      answerResponse({ from: '2026-11-20', to: '2026-11-21', by }, facts.slice(1), null, insurer, 0).groups!.map((g) => g.label);
    expect(label('team')).toEqual([{ zh: '全国客户关怀组', en: 'National callback desk' }]);
    expect(label('line')).toEqual([{ zh: '车险', en: 'Motor' }]);
    expect(label('scene')).toEqual([{ zh: '车险理赔', en: 'Motor claims' }]);
    expect(label('agent')).toEqual([{ zh: '李敏', en: '李敏' }, undefined]);
    expect(label('journey')[0]).toEqual(expect.objectContaining({ zh: expect.any(String), en: expect.any(String) }));
    expect(label('region')).toEqual([undefined]);
  });
});

describe('a case belongs', () => {
  const agentOf = (c = stages.open) => factsOf({ case: c }, second(0)).agent;
  test('to who made the first attempt, whoever has it now', () => {
    const taken = story([
      [10, { type: 'claim' }],
      [20, { type: 'release' }],
      [70, { type: 'claim' }, other],
      [80, tries('busy', second(75)), other],
    ]);
    expect(agentOf(taken)).toBe('agent-chen');
    expect(agentOf({ ...taken, matter: { state: 'claimed', owner: 'agent-li', claimedAt: second(90) } })).toBe('agent-chen');
  });

  test('without an attempt to its owner, without an owner to who was proposed, and else to nobody', () => {
    expect(agentOf(story([[70, { type: 'claim' }, other]]))).toBe('agent-chen');
    expect(agentOf(stages.open)).toBe('agent-li');
    expect(agentOf({ ...stages.open, proposedOwner: null })).toBe('nobody');
  });

  test('to the province of its region, or to none', () => {
    const regionOf = (region?: string) => factsOf({ case: { ...stages.open, region } }, second(0)).region;
    expect([regionOf('310115'), regionOf()]).toEqual(['31', 'unknown']);
  });

  test('to the cause of its first callback, once that is late', () => {
    const causes = (now: number) => answerTo({ from: '2026-11-20', to: '2026-11-20', by: 'cause' }, [{ case: stages.open }], second(now));
    expect(causes(300).groups!.map((g) => g.key)).toEqual(['none']);
    expect(causes(301).groups!.map((g) => g.key)).toEqual(['nobody-claimed']);
    const night = answerTo(
      { from: '2026-11-20', to: '2026-11-20', by: 'cause' },
      [{ case: story([], {}, closedUntil(3600)) }],
      second(9999),
    );
    expect(night.groups!.map((g) => g.key)).toEqual(['outside-hours']);
  });
});

describe('filters', () => {
  const left = (filters: Parameters<typeof passes>[0]) => facts.filter(passes(filters)).length;

  test.each([
    [{}, 3],
    [{ team: 'callback-north' }, 1],
    [{ region: '31' }, 2],
    [{ line: 'motor' }, 2],
    [{ scene: 'claims.health' }, 1],
    [{ journey: 'claims.health.pay' }, 1],
    [{ touchpoint: 'claims.motor.repair.progress' }, 2],
    [{ agent: 'nobody' }, 1],
    [{ severity: 'high' }, 1],
    [{ line: 'motor', severity: 'high' }, 1],
    [{ line: 'health', severity: 'high' }, 0],
    [{ team: undefined, line: undefined }, 3],
  ] as const)('%j leave %i', (filters, n) => expect(left(filters)).toBe(n));
});

describe('an answer', () => {
  test('has no groups and no comparison unless asked for them', () => {
    const answer = answerTo({ from: '2026-11-20', to: '2026-11-21' }, [{ case: stages.open }], second(0));
    for (const part of ['groups', 'by', 'previous', 'changes']) expect(answer).not.toHaveProperty(part);
    expect(answer).toMatchObject({ from: '2026-11-20', to: '2026-11-21', allHours: { cases: 1 } });
  });

  test('compares with the period before', () => {
    const asked = { from: '2026-11-20', to: '2026-11-21' };
    const answer = answerResponse(asked, facts, facts.slice(1), insurer, second(0));
    expect(answer).toMatchObject({ allHours: { cases: 3 }, previous: { from: '2026-11-18', to: '2026-11-19', allHours: { cases: 2 } } });
    expect(answer.changes!.allHours.find((c) => c.figure === 'breached')).toMatchObject({ before: 1, now: 1, significant: null });
  });

  test('is unfinished until its last day is over where the insurer is', () => {
    const unfinished = (now: string) => answerTo({ from: '2026-11-01', to: '2026-11-20' }, [], Date.parse(now)).unfinished;
    expect([unfinished('2026-11-20T23:59:59+08:00'), unfinished('2026-11-21T00:00:00+08:00')]).toEqual([true, false]);
  });
});
