import type { Ledger } from '#domain/alert/ledger.ts';
import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { Instant } from '#domain/time.ts';
import { type Case, ownerOf, teamsEver } from './case.ts';
import type { ContactStore, NoteStore } from './case-store.ts';
import { type CaseView, caseView } from './view.ts';

export type Viewer = { id: string; seesAll: boolean };
export type ReadPorts = { ledger: Ledger; notes: NoteStore; contacts: ContactStore; feedback: FeedbackStore; insurer: Insurer };

/** Teams whose queues a viewer reads. */
export const teamsOf = (viewer: Viewer, duty: Duty, insurer: Insurer): string[] =>
  viewer.seesAll ? insurer.teams.map((t) => t.id) : duty.teamsOf(viewer.id);

/** A helper sees the case too. */
export const maySee = (viewer: Viewer, c: Case, duty: Duty): boolean => c.helpers.includes(viewer.id) || mayWorkOn(viewer, c, duty);

/** An agent works on the cases of the own teams, and on whatever the agent owns or first answered for. */
export function mayWorkOn(viewer: Viewer, c: Case, duty: Duty): boolean {
  if (viewer.seesAll || ownerOf(c) === viewer.id || c.firstContactOwner === viewer.id) return true;
  return duty.teamsOf(viewer.id).some((team) => team === c.team || team === c.handlingTeam);
}

/** Whether the viewer could see it at some time, by its history: as one of a team that had it, as its owner, or as a helper. */
export function sawOnce(viewer: Viewer, c: Case, duty: Duty): boolean {
  const teams = teamsEver(c);
  if (viewer.seesAll || duty.teamsOf(viewer.id).some((team) => teams.includes(team))) return true;
  return c.timeline.some((e) => e.people?.includes(viewer.id) || (e.type === 'claimed' && e.actor === viewer.id));
}

const shownFeedback = 20;

/** Gathers what belongs to a case. */
export async function readCase(ports: ReadPorts, c: Case, now: Instant): Promise<CaseView> {
  const [deliveries, notes, contact, feedback] = await Promise.all([
    ports.ledger.ofCase(c.caseId),
    ports.notes.ofCase(c.caseId),
    ports.contacts.get(c.caseId),
    Promise.all(c.feedbackIds.slice(-shownFeedback).map((id) => ports.feedback.get(id))),
  ]);
  const material = { deliveries, notes, contact, feedback: feedback.filter((f) => f !== null) };
  return caseView(c, material, now, ports.insurer.timeZone);
}
