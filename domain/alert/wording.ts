import type { AlertCard, CaseCard, NoticeCard, SummaryCard } from './channel.ts';

type Both = { zh: string; en: string };
/** A card in words: both languages, no mark-up, no personal data. `urgency` is for channels that know such a thing. */
export type Wording = { title: Both; lines: Both[]; link: string; acknowledge: string | undefined; urgency: 'high' | 'normal' };

const severities: Record<string, Both> = {
  low: { zh: '轻度', en: 'Low' },
  normal: { zh: '中度', en: 'Normal' },
  high: { zh: '重度', en: 'High' },
  urgent: { zh: '紧急', en: 'Urgent' },
};
const severityName = (id: string): Both => (Object.hasOwn(severities, id) ? severities[id]! : { zh: id, en: id });

export function wordingOf(card: AlertCard): Wording {
  if (card.kind === 'notice') return ofNotice(card);
  return card.kind === 'case' ? ofCase(card) : ofSummary(card);
}

/** Names are configured by people; none of them may begin a line of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
const named = ({ zh, en }: Both): Both => ({ zh: oneLine(zh), en: oneLine(en) });

function ofCase(card: CaseCard): Wording {
  const severity = severityName(card.severity);
  const left = timeLeft(card.secondsLeft);
  const [recipient, step, touchpoint] = [oneLine(card.recipientName), named(card.stepName), named(card.touchpointName)];
  const lines = [
    { zh: `${recipient}：${step.zh}`, en: `${recipient}: ${step.en}` },
    ...(card.offersApology ? [{ zh: '致歉短信已备好，请在工单中发送', en: 'An apology to the customer is ready in the case' }] : []),
  ];
  return {
    title: {
      zh: `【${severity.zh}】回访工单 ${touchpoint.zh} ${left.zh}（时限 ${card.dueClock}）`,
      en: `[${severity.en}] Callback: ${touchpoint.en}, ${left.en} (due ${card.dueClock})`,
    },
    lines,
    link: card.link,
    acknowledge: card.acknowledge,
    urgency: card.severity === 'urgent' || card.secondsLeft < 120 ? 'high' : 'normal',
  };
}

function ofNotice({ title, lines, recipientName, link, severity }: NoticeCard): Wording {
  const who = oneLine(recipientName);
  const addressed = lines.map(named).map((line, i) => (i === 0 ? { zh: `${who}：${line.zh}`, en: `${who}: ${line.en}` } : line));
  return { title: named(title), lines: addressed, link, acknowledge: undefined, urgency: severity === 'urgent' ? 'high' : 'normal' };
}

function ofSummary(card: SummaryCard): Wording {
  const order = ['urgent', 'high', 'normal', 'low'];
  const counts = order.filter((s) => card.bySeverity[s]).map((s) => ({ name: severityName(s), n: card.bySeverity[s]! }));
  const first = card.mostUrgent.map(({ severity, touchpointName, dueClock }) => ({
    zh: `${severityName(severity).zh} ${oneLine(touchpointName.zh)}（时限 ${dueClock}）`,
    en: `${severityName(severity).en}: ${oneLine(touchpointName.en)} (due ${dueClock})`,
  }));
  return {
    title: summaryTitle(card),
    lines: [
      ...card.notices.map(named),
      { zh: counts.map(({ name, n }) => `${name.zh} ${n}`).join('，'), en: counts.map(({ name, n }) => `${name.en} ${n}`).join(', ') },
      ...first,
    ],
    link: card.link,
    acknowledge: undefined,
    urgency: card.bySeverity.urgent ? 'high' : 'normal',
  };
}

const summaryTitle = ({ count, notices }: SummaryCard): Both =>
  count === 0
    ? { zh: `${notices.length} 条通知`, en: `${notices.length} notices` }
    : { zh: `回访工单 ${count} 件待处理`, en: `${count} cases are waiting for a callback` };

function timeLeft(secondsLeft: number): Both {
  const seconds = Math.abs(secondsLeft);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const parts: [number, Both][] = [
    [hours, { zh: '小时', en: ' h' }],
    [minutes, { zh: '分', en: ' min' }],
    // Within hours nobody counts seconds.
    [hours > 0 ? 0 : seconds % 60, { zh: '秒', en: ' s' }],
  ];
  const told = parts.filter(([n]) => n > 0);
  const span = { zh: told.map(([n, { zh }]) => n + zh).join('') || '0秒', en: told.map(([n, { en }]) => n + en).join(' ') || '0 s' };
  return secondsLeft >= 0 ? { zh: `还剩${span.zh}`, en: `${span.en} left` } : { zh: `已超时${span.zh}`, en: `${span.en} late` };
}

/** All of it as plain text, Chinese first: for mail, SMS and voice. */
export const plainText = ({ title, lines }: Wording): string =>
  [title.zh, ...lines.map((l) => l.zh), title.en, ...lines.map((l) => l.en)].join('\n');

/** What a registered template of an SMS or voice provider is filled with; one language each, texts without mark-up. */
export function parametersOf(card: AlertCard): { zh: Record<string, string>; en: Record<string, string> } {
  const inBoth = (values: Record<string, Both>) => ({
    zh: Object.fromEntries(Object.entries(values).map(([name, { zh }]) => [name, zh])),
    en: Object.fromEntries(Object.entries(values).map(([name, { en }]) => [name, en])),
  });
  const same = (text: string): Both => ({ zh: text, en: text });
  if (card.kind === 'notice') return inBoth({ recipient: same(oneLine(card.recipientName)), notice: named(card.title) });
  if (card.kind === 'summary') return inBoth({ recipient: same(oneLine(card.recipientName)), count: same(String(card.count)) });
  return inBoth({
    recipient: same(oneLine(card.recipientName)),
    severity: severityName(card.severity),
    touchpoint: named(card.touchpointName),
    step: named(card.stepName),
    left: timeLeft(card.secondsLeft),
    due: same(card.dueClock),
  });
}
