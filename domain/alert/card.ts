import type { Insurer } from '#domain/insurer.ts';
import { iso, type Now } from '#domain/time.ts';
import type { AlertMessage } from './alert.ts';
import type { CaseCard, SummaryCard } from './channel.ts';
import { clockOf } from './clock.ts';
import { isNotice } from './notice.ts';
import type { NoticeCards } from './notice-card.ts';

export type Cards = (message: AlertMessage) => CaseCard;
/** Of messages in the order of their need. */
export type Summaries = (summary: string, messages: AlertMessage[]) => SummaryCard;

const noticeNames: Record<string, { zh: string; en: string }> = {
  transferred: { zh: '已转办给您', en: 'Transferred to you' },
  reminder: { zh: '仍无人认领', en: 'Still nobody has taken it' },
  unresolved: { zh: '已联系客户,尚未办结', en: 'Reached, not yet resolved' },
  reassigned: { zh: '已改派给您', en: 'Reassigned to you' },
  nudged: { zh: '催办:请尽快处理', en: 'You are asked to hurry' },
  ordered: { zh: '督办:请立即处理', en: 'Ordered to act at once' },
  'helper-joined': { zh: '请您协办', en: 'Your help is asked for' },
  handling: { zh: '转办超时未处理', en: 'Transferred and not handled in time' },
  appointment: { zh: '约定的回电时间已到', en: 'The agreed time to call has come' },
  'promise-due': { zh: '对客户的承诺已到期', en: 'Your promise to the customer is due' },
  returned: { zh: '认领超时退回·可认领', en: 'Back to the team, unclaimed' },
};

/** Builds the card of a message from the insurer's names. */
export function cardsOf(insurer: Insurer, now: Now): Cards {
  const names = new Map(insurer.catalogue.touchpoints.map((t) => [t.id, { zh: t.zh, en: t.en }]));
  const people = new Map(insurer.people.map((p) => [p.id, p.name]));
  return (m) => {
    const step = insurer.policy.ladder.find((s) => s.id === m.step);
    return {
      kind: 'case',
      alertId: m.alertId,
      caseId: m.caseId,
      step: m.step,
      stepName: step ? { zh: step.zh, en: step.en } : (noticeNames[m.step.replace(/-\d+$/, '')] ?? { zh: m.step, en: m.step }),
      recipient: m.recipient,
      recipientName: people.get(m.recipient) ?? m.recipient,
      severity: m.severity,
      touchpoint: m.touchpoint,
      touchpointName: names.get(m.touchpoint) ?? { zh: m.touchpoint, en: m.touchpoint },
      dueAt: iso(m.dueAt),
      dueClock: clockOf(m.dueAt, now(), insurer.timeZone),
      secondsLeft: Math.round((m.dueAt - now()) / 1000),
      offersApology: step?.offersApology ?? false,
      link: insurer.consoleUrl.replace(/\/?$/, `/${m.caseId}`),
    };
  };
}

const shown = 3;

/** Builds the card of a summary from those of its alerts. The cases counted are different ones; one may have raised several alerts. */
export function summariesOf(insurer: Insurer, cards: Cards, noticeCards: NoticeCards): Summaries {
  const people = new Map(insurer.people.map((p) => [p.id, p.name]));
  return (summary, messages) => {
    const { recipient } = messages[0]!;
    const notices = messages.filter(isNotice);
    const aboutCases = messages.filter((m) => !isNotice(m));
    const cases = [...new Map(aboutCases.toReversed().map((m) => [m.caseId, m])).values()].reverse();
    const severities = Map.groupBy(cases, (m) => m.severity);
    return {
      kind: 'summary',
      alertId: summary,
      recipient,
      recipientName: people.get(recipient) ?? recipient,
      count: cases.length,
      bySeverity: Object.fromEntries([...severities].map(([severity, found]) => [severity, found.length])),
      notices: notices.slice(0, shown).map((m) => noticeCards(m).title),
      mostUrgent: cases.slice(0, shown).map((m) => {
        const { caseId, severity, touchpointName, dueAt, dueClock, link } = cards(m);
        return { caseId, severity, touchpointName, dueAt, dueClock, link };
      }),
      link: new URL('../queue', insurer.consoleUrl.replace(/\/?$/, '/')).href,
    };
  };
}
