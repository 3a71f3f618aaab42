import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generateCatalogue, print, readTable } from '#config/catalogue/generate.ts';
import { Catalogue, lineOf, sceneOf } from '#domain/feedback/catalogue.ts';

const file = readFileSync('config/catalogue.json', 'utf8');
const catalogue = JSON.parse(file) as ReturnType<typeof generateCatalogue>;
const idsOf = (level: { id: string }[]) => level.map((entry) => entry.id);

describe('the catalogue', () => {
  test('is what the table generates; after a change of the table run node config/catalogue/generate.ts', () => {
    expect(file).toBe(print(generateCatalogue(readTable())));
  });

  test('has exactly 11 lines, 43 scenes, 121 journeys and 460 touchpoints', () => {
    const { lines, scenes, journeys, touchpoints } = catalogue;
    expect([lines, scenes, journeys, touchpoints].map((level) => level.length)).toEqual([11, 43, 121, 460]);
  });

  test.each(['lines', 'scenes', 'journeys', 'touchpoints'] as const)('has no %s twice', (level) => {
    expect(new Set(idsOf(catalogue[level])).size).toBe(catalogue[level].length);
    expect(new Set(catalogue[level].map((entry) => entry.zh)).size).toBe(catalogue[level].length);
  });

  test('gives every entry a parent', () => {
    const [lines, scenes, journeys] = [idsOf(catalogue.lines), idsOf(catalogue.scenes), idsOf(catalogue.journeys)];
    for (const { id } of catalogue.touchpoints) {
      expect(lines).toContain(lineOf(id));
      expect(scenes).toContain(sceneOf(id));
      expect(journeys).toContain(id.split('.').slice(0, 3).join('.'));
    }
  });

  test('names a touchpoint as staff do', () => {
    expect(catalogue.touchpoints.find((t) => t.id === 'claims.motor.repair.handover')).toMatchObject({
      zh: '车险维修·交车',
      en: 'Motor repair: handover',
    });
    expect(catalogue.scenes.find((s) => s.id === 'claims.motor')?.zh).toBe('车险理赔');
  });

  test('keeps the surveys of different lines apart', () => {
    const steps = (journey: string) =>
      idsOf(catalogue.touchpoints).flatMap((id) => (id.startsWith(`${journey}.`) ? id.slice(journey.length + 1) : []));
    expect(steps('claims.motor.survey')).toEqual(['appointment', 'arrival', 'photo', 'liability']);
    expect(steps('claims.property.survey')).toEqual(['adjuster', 'arrival', 'estimate', 'advance']);
    expect(steps('claims.cargo.survey')).toEqual(['notice', 'inspection', 'report']);
  });

  test('shares the feedback out among its lines to 100 %', () => {
    expect(catalogue.lines.reduce((sum, line) => sum + line.share, 0)).toBe(100);
  });

  test('knows the stage of every journey', () => {
    expect(new Set(catalogue.journeys.map((journey) => journey.stage))).toEqual(
      new Set(['consult', 'purchase', 'hold', 'claim', 'value', 'renew', 'voice']),
    );
    expect(catalogue.journeys.find((journey) => journey.id === 'policy.motor.renewal')?.stage).toBe('renew');
  });
});

describe('an entry of the catalogue', () => {
  const names = { zh: '维修', en: 'Repair' };
  const level = (level: keyof Catalogue, more: object) =>
    Catalogue.safeParse({
      lines: [],
      scenes: [],
      journeys: [],
      touchpoints: [],
      [level]: [{ ...names, stage: 'claim', share: 5, ...more }],
    }).success;

  test.each<[keyof Catalogue, string]>([
    ['lines', 'motor'],
    ['scenes', 'claims.motor'],
    ['journeys', 'claims.motor.repair'],
    ['touchpoints', 'claims.motor.repair.progress'],
  ])('of the %s has an id like %s and both names', (of, id) => {
    expect(level(of, { id })).toBe(true);
    for (const wrong of [{ id: 7 }, { id, zh: '' }, { id, en: '' }, { id, en: undefined }]) expect(level(of, wrong)).toBe(false);
    if (of !== 'lines')
      for (const wrong of [`x.${id}`, `1.${id}`, `${id}.x`, `${id}-`, `${id}1`]) expect(level(of, { id: wrong })).toBe(false);
  });

  test('of the lines has a share from 0 to 100', () => {
    expect([0, 100, -1, 101].map((share) => level('lines', { id: 'motor', share }))).toEqual([true, true, false, false]);
  });

  test('that is no touchpoint has no line', () => expect([lineOf('claims'), lineOf('claims.motor.repair')]).toEqual(['', 'motor']));
});
