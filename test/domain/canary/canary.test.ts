import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canary, canaryCustomer, canarySource, isCanaryAlert, isCanaryCase, isCanaryFeedback } from '#domain/canary/canary.ts';
import { complaint, thanks, wordsOf } from '#domain/canary/canary-feedback.ts';
import { accept } from '#domain/feedback/accept.ts';
import { Insurer } from '#domain/insurer.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { nothingChanged, rosterAt } from '#domain/roster/roster.ts';
import { Level } from '#domain/roster/team.ts';
import { digest } from '#functions/digest.ts';
import { click, insurer } from '../../contract/examples.ts';

const words = wordsOf(insurer, digest);
const touchpoints = new Set(insurer.catalogue.touchpoints.map((t) => t.id));
const taken = (more: Record<string, unknown>) =>
  accept(
    {
      ...{ source: 'survey', sourceId: '1', submittedAt: new Date(click).toISOString(), touchpoint: 'claims.motor.repair.progress' },
      ...{ customer: { id: 'c-zhou' }, score: { scale: 'nps', value: 0 } },
      ...more,
    },
    { catalogueTouchpoints: touchpoints, receivedAt: click, digest },
  );

describe('nobody outside can pass for a canary', () => {
  test.each([
    ['its region', '/customer/region', { customer: { id: 'c-zhou', region: canary } }],
    ['its customer', '/customer/id', { customer: { id: canaryCustomer } }],
    ['its source', '/source', { source: canarySource }],
  ])('%s is refused at the door', (_, pointer, more) => {
    expect(taken({})).toMatchObject({ ok: true });
    expect(taken(more)).toMatchObject({ ok: false, errors: [{ pointer }] });
  });

  test('and the configuration may not use its name', () => {
    const named = { zh: '金丝雀', en: 'Canary' };
    const add: Record<string, Partial<Insurer>> = {
      teams: { teams: [...insurer.teams, { ...insurer.teams[0]!, national: false, id: canary }] },
      people: { people: [...insurer.people, { ...insurer.people[0]!, id: canary }] },
      channels: { channels: [...insurer.channels, { ...named, id: canary, kind: 'terminal' }] },
    };
    for (const [list, more] of Object.entries(add)) {
      const issues = Insurer.safeParse({ ...insurer, ...more }).error?.issues ?? [];
      expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toContainEqual(
        expect.stringMatching(`^${list}\\.\\d+\\.id: "canary" is the name of Earshot's own probe: choose another$`),
      );
    }
  });
});

describe('its team', () => {
  const anyInstant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') });
  const base = dutyOf(insurer);

  test('is there at every level and hour, and always open, on the configured rota and on the one of the moment', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...Level.options), (at, level) => {
        for (const duty of [base, rosterAt(base, insurer, nothingChanged, at)]) {
          expect(duty.onDuty(canary, level, at)).toEqual([{ person: canary, backup: false }]);
          expect(duty.hours(canary).isOpen(at)).toBe(true);
          expect(duty.channelsOf(canary, 'urgent', at)).toEqual([canary]);
        }
      }),
    );
  });

  test('gets its own region and no other, and is on duty for nobody else', () => {
    const region = fc.oneof(fc.stringMatching(/^\d{6}$/), fc.constant(undefined));
    expect(base.callbackTeam(canary)).toBe(canary);
    fc.assert(
      fc.property(region, anyInstant, fc.constantFrom(...Level.options), (region, at, level) => {
        const team = base.callbackTeam(region);
        expect(team).not.toBe(canary);
        expect(base.onDuty(team, level, at).map((p) => p.person)).not.toContain(canary);
      }),
    );
  });

  test('does not exist for whoever asks for it: no team to transfer to, no person to give a case to, no queue to read', () => {
    for (const duty of [base, rosterAt(base, insurer, nothingChanged, click)]) {
      expect([duty.team(canary), duty.person(canary)]).toEqual([undefined, undefined]);
      expect([duty.teamsOf(canary), duty.members(canary)]).toEqual([[], []]);
    }
    for (const person of insurer.people) expect(base.teamsOf(person.id)).not.toContain(canary);
  });
});

describe('what it says', () => {
  test('is a complaint where complaints are made, and a yes where the insurer asks', () => {
    const said = complaint(words, click);
    expect(insurer.policy.confirmation.touchpoints).not.toContain(said.touchpoint);
    expect([isCanaryFeedback(said), touchpoints.has(said.touchpoint)]).toEqual([true, true]);
    const { touchpoints: asking, solvedOptions } = insurer.policy.confirmation;
    expect(thanks(words, click)).toMatchObject({ touchpoint: asking[0], options: [solvedOptions[0]], customer: { id: canaryCustomer } });
  });

  test('has an id of its own each time, the same when it is sent twice', () => {
    const ids = [complaint(words, click), complaint(words, click + 300_000), thanks(words, click)!].map((f) => f.feedbackId);
    expect(new Set(ids).size).toBe(3);
    expect(complaint(words, click)).toEqual(complaint(words, click));
  });

  test('without a touchpoint that asks there is no answer', () => {
    const { policy } = insurer;
    const nobodyAsks = { ...insurer, policy: { ...policy, confirmation: { ...policy.confirmation, touchpoints: [] } } };
    expect(thanks(wordsOf(nobodyAsks, digest), click)).toBeNull();
  });
});

test('what is a customer’s is not the canary’s', () => {
  expect(isCanaryFeedback({ customer: { id: 'c-zhou', region: '000000' } })).toBe(false);
  expect(isCanaryFeedback({ customer: { id: 'c-zhou' } })).toBe(false);
  expect(isCanaryCase({ team: 'east' })).toBe(false);
  expect(isCanaryAlert({ recipient: 'agent-li' })).toBe(false);
});
