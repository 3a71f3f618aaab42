import type { Case } from '#domain/case/case.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { maySee } from '#domain/case/read-case.ts';
import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import type { StoredFeedback } from '#domain/feedback/stored.ts';
import { feedbackView } from '#domain/feedback/view.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { ApiHandler } from '../middleware/api.ts';
import type { Identity } from '../middleware/identity.ts';
import { faultAt, Problem } from '../middleware/problem.ts';
import { isId, notFound, viewerOf } from './case-requests.ts';

type Ports = { feedback: FeedbackStore; cases: CaseStore; duty: Duty };

/** One feedback for its source and for staff; an unhappy one is answered as judged once its case can be read too. */
export const showFeedback =
  (ports: Ports): ApiHandler =>
  async ({ path, identity }) => {
    if (!isId(path.id)) throw notFound('feedback', '/path/id');
    const f = await ports.feedback.get(path.id);
    const c = f?.caseId === undefined ? null : await ports.cases.get(f.caseId);
    const isDealtWith = f !== null && (!f.judgement.unhappy || c !== null);
    const why = f && (whyNoSource(f, identity) ?? (isDealtWith ? whyNoStaff(c, identity, ports.duty) : null));
    if (why) throw new Problem(403, why, [faultAt('/path/id', why)]);
    return { status: 200, body: isDealtWith ? feedbackView(f) : { feedbackId: path.id, status: 'pending' } };
  };

const isSource = ({ roles }: Identity): boolean => roles.every((role) => role === 'source');

const whyNoSource = (f: StoredFeedback, identity: Identity): string | null =>
  isSource(identity) && f.source !== identity.source ? 'a source may only read its own feedback' : null;

/** What belongs to a case is for those who may see it; what belongs to none is for those who see all. */
function whyNoStaff(c: Case | null, identity: Identity, duty: Duty): string | null {
  const viewer = viewerOf(identity);
  if (isSource(identity) || viewer.seesAll) return null;
  if (!c) return 'only leads, managers and admins may read feedback that belongs to no case';
  return maySee(viewer, c, duty) ? null : 'this feedback belongs to a case of another team';
}
