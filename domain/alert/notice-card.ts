import type { Insurer } from '#domain/insurer.ts';
import type { SwapState } from '#domain/roster/change.ts';
import type { Level } from '#domain/roster/team.ts';
import type { Instant, Now } from '#domain/time.ts';
import type { AlertMessage } from './alert.ts';
import type { NoticeCard } from './channel.ts';
import { clockOf } from './clock.ts';
import { type Notice, type NoticeOf, severityOf, stepOf } from './notice.ts';

type Both = { zh: string; en: string };
type Told = { title: Both; lines: Both[]; page: 'rota' | 'queue' };
type Names = { team: Both; person(id: string): string; clock(at: Instant): string };

const levels: Record<Level, Both> = {
  agent: { zh: '坐席', en: 'agent' },
  lead: { zh: '班组长', en: 'team lead' },
  supervisor: { zh: '主管', en: 'supervisor' },
  duty: { zh: '值班经理', en: 'duty manager' },
};

export type NoticeCards = (message: AlertMessage & { notice: Notice }) => NoticeCard;

/** Builds the card of a notice from the insurer's names. */
export function noticeCardsOf(insurer: Insurer, now: Now): NoticeCards {
  const teams = new Map(insurer.teams.map(({ id, zh, en }) => [id, { zh, en }]));
  const people = new Map(insurer.people.map((p) => [p.id, p.name]));
  const person = (id: string): string => people.get(id) ?? id;
  return ({ alertId, recipient, notice }) => {
    const clock = (at: Instant) => clockOf(at, now(), insurer.timeZone);
    const { page, ...words } = wordsOf(notice, { team: teams.get(notice.team) ?? { zh: notice.team, en: notice.team }, person, clock });
    return {
      kind: 'notice',
      alertId,
      what: stepOf(notice),
      recipient,
      recipientName: person(recipient),
      severity: severityOf(notice),
      ...words,
      link: new URL(`../${page}`, insurer.consoleUrl.replace(/\/?$/, '/')).href,
    };
  };
}

function wordsOf(notice: Notice, names: Names): Told {
  switch (notice.kind) {
    case 'gap':
      return ofGap(notice, names);
    case 'surge-began':
      return ofSurge(notice, names);
    case 'surge-ended':
      return ofSurgeEnd(notice, names);
    default:
      return ofSwap(notice, names);
  }
}

function ofGap({ level, noShifts, from, until, others }: NoticeOf<'gap'>, { team: first, clock }: Names): Told {
  const team =
    others === 0
      ? first
      : { zh: `${first.zh}等 ${others + 1} 个团队`, en: `${first.en} and ${others} other ${others === 1 ? 'team' : 'teams'}` };
  const [begin, end] = [clock(from), clock(until)];
  const more = noShifts ? [{ zh: '一周内该级别没有任何班次。', en: 'There is no shift of this level within a week.' }] : [];
  return {
    title: {
      zh: `排班缺口：${team.zh} ${begin}–${end} 无${levels[level].zh}值班`,
      en: `Rota gap: no ${levels[level].en} on duty for ${team.en}, ${begin}–${end}`,
    },
    lines: [{ zh: '请在开始前安排人员。', en: 'Please put somebody on duty before it begins.' }, ...more],
    page: 'rota',
  };
}

const swaps: Record<SwapState, { title: Both; line: Both }> = {
  asked: { title: { zh: '换班请求', en: 'Swap asked for' }, line: { zh: '请同意或拒绝。', en: 'Please agree or decline.' } },
  agreed: {
    title: { zh: '换班待批准', en: 'Swap to approve' },
    line: { zh: '双方已同意，请批准或拒绝。', en: 'Both agree: please approve or decline.' },
  },
  approved: { title: { zh: '换班已批准', en: 'Swap approved' }, line: { zh: '排班已更新。', en: 'The rota has been changed.' } },
  declined: { title: { zh: '换班未通过', en: 'Swap declined' }, line: { zh: '按原排班上岗。', en: 'The rota stays as it was.' } },
  withdrawn: { title: { zh: '换班已撤回', en: 'Swap withdrawn' }, line: { zh: '按原排班上岗。', en: 'The rota stays as it was.' } },
};

function ofSwap(notice: NoticeOf<'swap'>, { team, person, clock }: Names): Told {
  const { title, line } = swaps[notice.state];
  const who = `${person(notice.requester)} → ${person(notice.colleague)}`;
  const when = `${clock(notice.from)}–${clock(notice.until)}`;
  return {
    title: { zh: `${title.zh}：${team.zh} ${when} ${who}`, en: `${title.en}: ${team.en}, ${when}, ${who}` },
    lines: [line],
    page: 'rota',
  };
}

function ofSurge({ waiting, onDuty, promise }: NoticeOf<'surge-began'>, { team, clock }: Names): Told {
  return {
    title: {
      zh: `突发高峰：${team.zh} ${waiting} 位客户待回访，在岗 ${onDuty} 人`,
      en: `Surge: ${waiting} customers wait for ${team.en}, ${onDuty} on duty`,
    },
    lines: [
      {
        zh: `按现有人手，最后一位约 ${clock(promise)} 回访。工单改按紧急程度排序，逐级提醒由本条代替；请加派人手。`,
        en: `As things stand the last is called at about ${clock(promise)}. Cases are ordered by need, and this alert stands for the steps of each: please put more people on duty.`,
      },
    ],
    page: 'queue',
  };
}

function ofSurgeEnd({ since, cases }: NoticeOf<'surge-ended'>, { team, clock }: Names): Told {
  return {
    title: { zh: `突发高峰结束：${team.zh}`, en: `The surge is over: ${team.en}` },
    lines: [
      {
        zh: `自 ${clock(since)} 起共 ${cases} 件；恢复逐件提醒。`,
        en: `${cases} cases since ${clock(since)}. Each case is alerted by itself again.`,
      },
    ],
    page: 'queue',
  };
}
