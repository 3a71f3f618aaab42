import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import taxonomy from '#config/taxonomy.json' with { type: 'json' };
import { alwaysOpen, serviceHours } from '#domain/calendar/service-hours.ts';
import { actionBodies } from '#domain/case/action.ts';
import { isContact, outcomes, Taxonomy } from '#domain/case/taxonomy.ts';
import { caseView } from '#domain/case/view.ts';
import topics from '#domain/judgement/topics.json' with { type: 'json' };
import type { CaseView } from '../../web/console/api/types.ts';
import { facts, factsOf, unseenBy } from '../../web/console/case/facts.ts';
import { headDeadlines } from '../../web/console/case/head-deadlines.ts';
import { marked } from '../../web/console/case/marked.ts';
import { appointmentFault, nextAttemptOf, retriesAt } from '../../web/console/case/next-attempt.ts';
import { afterOf, noteOf, rarer, tiles } from '../../web/console/case/outcomes.ts';
import { missingIn, type ResolveForm, resolveBody } from '../../web/console/case/resolve-form.ts';
import { spoken, steps, topicScripts, withoutAside } from '../../web/console/case/script-for.ts';
import scripts from '../../web/console/case/scripts.json' with { type: 'json' };
import { suggestionFor } from '../../web/console/case/suggestion.ts';
import suggestions from '../../web/console/case/suggestions.json' with { type: 'json' };
import { handyTimes, wallClockAt } from '../../web/console/case/wall-clock.ts';
import { second, stages } from '../domain/case/stages.ts';

const words = Taxonomy.parse(taxonomy);
type Heard = CaseView['feedback'];
const heard = (...ids: string[]): Heard =>
  ids.map((id) => ({ judgement: { topics: [{ id, polarity: id.startsWith('praise') ? 'positive' : 'negative' }] } })) as Heard;

describe('the tiles of an attempt', () => {
  test('are six, and with the rarer ones every outcome there is, once', () => {
    expect(tiles.length).toBe(6);
    expect([...tiles, ...rarer].sort()).toEqual([...outcomes].sort());
  });

  test('only a contact goes on with the script; a stranger learns nothing; the customer’s own time is asked for', () => {
    expect(outcomes.filter((o) => afterOf(o) === 'script')).toEqual(outcomes.filter(isContact));
    expect([afterOf('wrong'), afterOf('later'), afterOf('noanswer'), afterOf('invalid')]).toEqual([
      'silence',
      'appointment',
      'retry',
      'nothing',
    ]);
  });

  test('a note has only the lines that say something', () => {
    expect(noteOf(null, ' 10 分钟后再拨 ', '', undefined, '客户在开会')).toBe('10 分钟后再拨\n客户在开会');
    expect(noteOf('', '  ', null)).toBeUndefined();
  });
});

describe('marking', () => {
  const joined = (text: string, phrases: string[]) =>
    marked(text, phrases)
      .map((p) => (p.isMarked ? `【${p.text}】` : p.text))
      .join('');
  test('shows what decided, overlapping phrases as one', () => {
    expect(joined('三天了修理厂不接电话,我要投诉', ['修理厂不接电话', '投诉'])).toBe('三天了【修理厂不接电话】,我要【投诉】');
    expect(joined('abcd', ['ab', 'bc', ''])).toBe('【abc】d');
    expect(joined('好', ['没有'])).toBe('好');
  });

  test('loses no letter, whatever the customer wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ maxLength: 3 })), (text, phrases) => {
        const parts = marked(text, phrases);
        expect(parts.map((p) => p.text).join('')).toBe(text);
        for (const p of phrases.filter((x) => x !== '' && text.includes(x)))
          expect(parts.some((part) => part.isMarked && part.text.includes(p))).toBe(true);
      }),
    );
  });
});

describe('suggestions for the resolve form', () => {
  test('name only what the sample’s taxonomy and topics know', () => {
    const known = (list: { id: string }[]) => list.map(({ id }) => id);
    for (const { rootCause, responsibleParty, actions, topics: about } of suggestions) {
      expect(known(words.causes)).toContain(rootCause);
      expect(known(words.parties)).toContain(responsibleParty);
      expect(known(words.actions)).toEqual(expect.arrayContaining(actions));
      expect(known(topics)).toEqual(expect.arrayContaining(about));
    }
    const all = suggestions.flatMap((s) => s.topics);
    expect(new Set(all).size).toBe(all.length);
  });

  test('follow the newest complaint that the table knows; praise and other topics suggest nothing', () => {
    expect(suggestionFor(heard('staff.rude', 'repair.silent_shop'), words)).toMatchObject({
      zh: '进度未告知',
      responsibleParty: 'repairshop',
    });
    expect(suggestionFor(heard('staff.rude', 'branch.queue'), words)?.zh).toBe('沟通不当');
    expect([suggestionFor(heard('praise.fast', 'branch.queue'), words), suggestionFor([], words)]).toEqual([null, null]);
  });

  test('leave out what another insurer’s taxonomy lacks', () => {
    const other = { ...words, causes: [], actions: words.actions.filter(({ id }) => id !== 'coach') };
    expect(suggestionFor(heard('staff.rude'), other)).toMatchObject({
      rootCause: null,
      responsibleParty: 'branch',
      actions: ['apologise'],
    });
  });
});

describe('the resolve form', () => {
  const full: ResolveForm = { ...{ rootCause: 'x', responsibleParty: 'y', actions: ['z'] }, promise: '', promiseAt: '', note: '' };
  test('names everything that is missing, in the order of the screen', () => {
    expect(missingIn({ ...full, rootCause: null, responsibleParty: null, actions: [], promiseAt: '2026-11-25T18:00' })).toEqual([
      ...['rootCause', 'responsibleParty', 'actions', 'promise'],
    ]);
    expect(missingIn(full)).toEqual([]);
    expect(missingIn({ ...full, promise: '尽快回电' })).toEqual(['promiseAt']);
  });

  test('is what the API takes, with the promised time by the insurer’s clocks', () => {
    const body = resolveBody({ ...full, promise: ' 周三前回电 ', promiseAt: '2026-11-25T18:00', note: ' ' }, null, 'Asia/Shanghai');
    expect(body).toEqual({
      rootCause: 'x',
      responsibleParty: 'y',
      actions: ['z'],
      promise: { text: '周三前回电', dueAt: '2026-11-25T10:00:00.000Z' },
    });
    expect(actionBodies.resolve.parse(body)).toEqual(body);
  });
});

test('a resolution says what had been filled in, without what had been left empty', () => {
  const form: ResolveForm = { rootCause: 'x', responsibleParty: 'y', actions: ['z'], promise: '', promiseAt: '', note: '' };
  const suggestion = { zh: '', en: '', rootCause: 'c', responsibleParty: null, actions: [] };
  expect(resolveBody(form, suggestion, 'Asia/Shanghai').suggested).toEqual({ rootCause: 'c' });
  expect(resolveBody(form, { ...suggestion, actions: ['fix'], responsibleParty: 'it' }, 'Asia/Shanghai').suggested).toEqual({
    ...{ rootCause: 'c', responsibleParty: 'it', actions: ['fix'] },
  });
  expect(resolveBody(form, null, 'Asia/Shanghai')).not.toHaveProperty('suggested');
});

describe('the next attempt', () => {
  const now = Date.parse('2026-11-24T06:10:00Z');
  const next = (outcome: 'noanswer' | 'later' | 'reached' | 'wrong', retry: 10 | 'tomorrow' | null, appointment = '') => {
    const at = nextAttemptOf({ outcome, retry, appointment }, now, 'Asia/Shanghai', alwaysOpen);
    return at === null ? null : new Date(at).toISOString();
  };
  test('is in so many minutes or tomorrow at ten, or when the customer said, by the insurer’s clocks', () => {
    expect([next('noanswer', 10), next('noanswer', 'tomorrow'), next('later', null, '2026-11-24T18:00')]).toEqual([
      ...['2026-11-24T06:20:00.000Z', '2026-11-25T02:00:00.000Z', '2026-11-24T10:00:00.000Z'],
    ]);
  });

  test('is named by no outcome that has none, whatever was chosen for another before', () => {
    expect([next('reached', 10), next('wrong', 'tomorrow', '2026-11-24T18:00'), next('noanswer', null)]).toEqual([null, null, null]);
  });

  describe('as proposed', () => {
    const branch = serviceHours(
      { id: 'branch', hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }], observesHolidays: true },
      { years: [{ year: 2026, source: 'test', daysOff: ['2026-11-30'], workdays: ['2026-12-05'] }] },
      'Asia/Shanghai',
    );
    const proposed = (iso: string, hours = branch) =>
      retriesAt(Date.parse(iso), 'Asia/Shanghai', hours).map(({ at }) => new Date(at + 8 * 3_600_000).toISOString().slice(5, 16));

    test('is today while the team is there, and tomorrow at ten', () => {
      expect(proposed('2026-11-24T06:10:00Z')).toEqual(['11-24T14:20', '11-24T14:40', '11-25T10:00']);
    });

    test('leaves out what would be after closing time', () => {
      expect(proposed('2026-11-24T09:10:00Z')).toEqual(['11-24T17:20', '11-25T10:00']);
      expect(proposed('2026-11-24T11:00:00Z')).toEqual(['11-25T10:00']);
    });

    test('is on the next day that the team works: after a weekend and a holiday, or on a make-up Saturday', () => {
      expect(proposed('2026-11-27T11:00:00Z')).toEqual(['12-01T10:00']);
      expect(proposed('2026-12-04T11:00:00Z')).toEqual(['12-05T10:00']);
    });

    test('is when a team that is not there at ten opens, and never at night', () => {
      const daily = (from: string, to: string) =>
        serviceHours(
          { id: 'late', hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }], observesHolidays: false },
          { years: [] },
          'Asia/Shanghai',
        );
      expect(proposed('2026-11-24T11:00:00Z', daily('13:30', '18:00'))).toEqual(['11-25T13:30']);
      expect(proposed('2026-11-24T04:00:00Z', daily('22:00', '06:00'))).toEqual([]);
    });
  });

  test('that the customer asked for lies ahead, by two weeks at most', () => {
    const fault = (appointment: string) => appointmentFault(appointment, now, 'Asia/Shanghai');
    expect([fault(''), fault('2026-11-24T14:10'), fault('2026-12-08T14:11')]).toEqual(['missing', 'past', 'far']);
    expect([fault('2026-11-24T14:11'), fault('2026-12-08T14:10')]).toEqual([null, null]);
  });
});

describe('times people agree on', () => {
  const hours = (from: string, to: string, days = [1, 2, 3, 4, 5, 6, 7]) =>
    serviceHours({ id: 'team', hours: [{ days, from, to }], observesHolidays: false }, { years: [] }, 'Asia/Shanghai');
  const at = (iso: string, { isOpen } = hours('00:00', '24:00')) => handyTimes(Date.parse(iso), 'Asia/Shanghai', isOpen);
  test('lie ahead, today only while there is time', () => {
    expect(at('2026-11-24T06:10:00Z')).toEqual(['2026-11-24T15:30', '2026-11-24T18:00', '2026-11-25T10:00', '2026-11-25T18:00']);
    expect(at('2026-11-24T13:00:00Z')).toEqual(['2026-11-25T10:00', '2026-11-25T18:00']);
  });

  test('follow the team’s hours: a desk that closes at 17:30 offers its afternoon, on a Friday evening its Monday', () => {
    const branch = hours('08:30', '17:30', [1, 2, 3, 4, 5]);
    expect(at('2026-11-24T06:10:00Z', branch)).toEqual(['2026-11-24T15:30', '2026-11-25T10:00', '2026-11-25T15:00']);
    expect(at('2026-11-27T11:00:00Z', branch)).toEqual(['2026-11-30T10:00', '2026-11-30T15:00']);
  });

  test('are never at night, however late or early it is now, and lie ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 * 7 }), (minutes) => {
        const now = Date.parse('2026-11-24T00:00:00Z') + minutes * 60_000;
        const offered = handyTimes(now, 'Asia/Shanghai', () => true);
        expect(offered.length).toBeGreaterThanOrEqual(2);
        for (const time of offered) {
          expect(time.slice(11) >= '08:00' && time.slice(11) < '22:00').toBe(true);
          expect(time > wallClockAt(now, 'Asia/Shanghai')).toBe(true);
        }
      }),
    );
  });

  test('a clock reads as a field for date and time holds it', () => {
    expect(wallClockAt(Date.parse('2026-11-24T16:05:59Z'), 'Asia/Shanghai')).toBe('2026-11-25T00:05');
  });
});

describe('the script', () => {
  test('has eight steps, the promise among them, in both languages', () => {
    expect(steps.map((s) => s.id)).toEqual(['opening', 'identity', 'listen', 'repeat', 'explain', 'promise', 'confirm', 'close']);
    expect(JSON.stringify(scripts)).not.toContain('""');
  });

  test('minds what this customer complains of, danger first', () => {
    const ids = (feedback: Heard, signals: CaseView['signals']) => topicScripts({ feedback, signals }).map((s) => s.id);
    expect(ids(heard('rescue.late_rescue'), ['emergency'])).toEqual(['danger', 'rescue']);
    expect(ids(heard('settle.refused_claim'), [])).toEqual(['refusal', 'claims']);
    expect(ids(heard('praise.kind'), [])).toEqual([]);
  });

  test('says the insurer’s name without what stands in brackets behind it', () => {
    expect(['和安财产保险（示例）', "He'an Property Insurance (sample)", '和安'].map(withoutAside)).toEqual([
      '和安财产保险',
      "He'an Property Insurance",
      '和安',
    ]);
  });

  test('puts names in; unknown ones stay an ellipsis', () => {
    expect(spoken('我是{insurer}的{me},您是{customer}吗', { insurer: '和安', me: '李敏', customer: null })).toBe('我是和安的李敏,您是……吗');
  });
});

describe('an alert', () => {
  const alert = (recipient: string, at: Record<string, string>) =>
    ({ alertId: `c1.1.owner.0.${recipient}`, recipient, at }) as unknown as CaseView['alerts'][number];
  test('tells what is known of it in the order of its life', () => {
    expect(factsOf({ seen: '3', pending: '1', sent: '2' }).map(({ fact }) => fact)).toEqual(['pending', 'sent', 'seen']);
    expect(facts).toContain('acknowledged');
  });

  test('is to be marked as seen by its recipient, once it was sent', () => {
    const alerts = [
      alert('li', { sent: '1' }),
      alert('li', { sent: '1' }),
      alert('chen', { sent: '1' }),
      alert('wang', { sent: '1', seen: '2' }),
    ];
    expect([unseenBy('li', alerts), unseenBy('wang', alerts), unseenBy('li', [alert('li', { pending: '1' })])]).toEqual([
      ['c1.1.owner.0.li'],
      [],
      [],
    ]);
  });
});

test('the head of a case names the callback while it is owed, then what comes next', () => {
  const material = { deliveries: [], notes: new Map(), feedback: [], contact: null };
  const kinds = (state: keyof typeof stages, at: number) =>
    headDeadlines(caseView(stages[state], material, second(at), 'Asia/Shanghai')).map((d) => `${d.kind} ${d.state}`);
  expect(kinds('open', 100)).toEqual(['callback pending']);
  expect(kinds('open', 400)).toEqual(['callback breached']);
  expect(kinds('claimed', 20)).toEqual(['callback pending', 'claim pending']);
  expect(kinds('contacted', 20)).toEqual(['follow-up pending']);
  expect(kinds('contacted', 100_000)).toEqual(['follow-up breached']);
  expect(kinds('resolved', 40)).toEqual(['confirmation pending']);
});
