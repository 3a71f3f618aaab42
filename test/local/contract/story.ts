import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Answer, type Earshot, type Json, until } from './earshot.ts';

export const fresh = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 12)}`;
export const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();

export const national = ['agent-chen', 'agent-li'];
export const colleagueOf = (agent: string): string => national.find((one) => one !== agent)!;
export const resolution = {
  rootCause: 'partner.repair.noreply',
  responsibleParty: 'repairshop',
  actions: ['apologise', 'expedite'],
  note: '已联系修理厂',
};

/** A feedback of an unhappy customer of the national desk, clicked now, in the name of source-claims. */
export const furious = (more: Json = {}): Json => ({
  source: 'claims',
  sourceId: fresh('feedback'),
  submittedAt: new Date().toISOString(),
  touchpoint: 'claims.motor.repair.progress',
  customer: { id: fresh('customer'), name: '王芳', phone: '13800138000' },
  score: { scale: 'nps', value: 1 },
  comment: '修理厂三天不接电话，气死了',
  ...more,
});

export type Told = { feedbackId: string; customer: string; clicked: number };
export type Step =
  | ('claim' | 'release' | 'attempts' | 'transfer' | 'resolve' | 'reopen')
  | ('phone' | 'notes' | 'nudge' | 'order' | 'reassign' | 'helpers' | 'dismiss' | 'verdict');

/** What people do with one Earshot: customers write, staff act and look. */
export function story(earshot: Earshot) {
  const look = async (caseId: string, as = 'admin'): Promise<Json> => (await earshot.get(`/v1/cases/${caseId}`, as)).body;
  const act = (caseId: string, step: Step, as: string, body: unknown = {}, key?: string): Promise<Answer> =>
    earshot.post(`/v1/cases/${caseId}/${step}`, as, body, key ? { 'idempotency-key': key } : {});

  async function writes(more: Json = {}): Promise<Told> {
    const body = furious(more);
    const answer = await earshot.post('/v1/feedback', 'source-claims', body);
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 202 });
    return { feedbackId: answer.body.feedbackId, customer: body.customer.id, clicked: Date.parse(body.submittedAt) };
  }
  const judged = (feedbackId: string): Promise<Json> =>
    until(`feedback ${feedbackId} is judged`, async () => {
      const { body } = await earshot.get(`/v1/feedback/${feedbackId}`, 'admin');
      return body.status === 'judged' && body;
    });
  /** The case of a feedback, once the feedback is part of it. */
  const caseOf = ({ feedbackId }: Pick<Told, 'feedbackId'>): Promise<Json> =>
    until(`feedback ${feedbackId} is part of a case`, async () => {
      const { body } = await earshot.get(`/v1/feedback/${feedbackId}`, 'admin');
      const c = body.caseId && (await look(body.caseId));
      return c?.feedback?.some((f: Json) => f.feedbackId === feedbackId) && c;
    });
  const opens = async (more: Json = {}): Promise<Json> => caseOf(await writes(more));
  const done = async (caseId: string, step: Step, as: string, body: unknown = {}): Promise<Json> => {
    const answer = await act(caseId, step, as, body);
    expect(answer.status, `${step} by ${as}: ${JSON.stringify(answer.body.errors)}`).toBe(200);
    return answer.body;
  };
  /** Opened, claimed by the proposed owner; and so on, state by state. */
  const claimed = async (more: Json = {}): Promise<Json> => {
    const c = await opens(more);
    return done(c.caseId, 'claim', c.proposedOwner);
  };
  const contacted = async (more: Json = {}): Promise<Json> => {
    const c = await claimed(more);
    return done(c.caseId, 'attempts', c.claimedBy, { outcome: 'reached' });
  };
  const resolved = async (more: Json = {}): Promise<Json> => {
    const c = await contacted(more);
    return done(c.caseId, 'resolve', c.claimedBy, resolution);
  };
  const reaches = (caseId: string, what: string, holds: (c: Json) => boolean, seconds?: number): Promise<Json> =>
    until(
      `${caseId} ${what}`,
      async () => {
        const c = await look(caseId);
        return holds(c) && c;
      },
      seconds,
    );

  return { look, act, done, writes, judged, caseOf, opens, claimed, contacted, resolved, reaches };
}
export type Story = ReturnType<typeof story>;

export const callbacks = (c: Json): Json[] => c.deadlines.filter((d: Json) => d.kind === 'callback');
export const happened = (c: Json, type: string): Json[] => c.timeline.filter((e: Json) => e.type === type);

/** RFC 9457, naming each of these fields. */
export function expectProblem(answer: Answer, status: number, ...pointers: string[]): void {
  const shown = JSON.stringify(answer.body);
  expect(answer.status, shown).toBe(status);
  expect(answer.type, shown).toContain('application/problem+json');
  expect(answer.body, shown).toMatchObject({ status, title: expect.stringMatching(/\S/) });
  for (const { pointer, detail } of answer.body.errors)
    expect([typeof pointer, detail], shown).toEqual(['string', expect.stringMatching(/\S/)]);
  const named = answer.body.errors.map((error: Json) => error.pointer);
  for (const pointer of pointers) expect(named, shown).toContain(pointer);
  expect(named.length, shown).toBeGreaterThan(0);
}
