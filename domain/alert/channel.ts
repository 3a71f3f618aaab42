/** What people read, in both languages; no personal data. */
export type AlertCard = CaseCard | NoticeCard | SummaryCard;

type Named = { zh: string; en: string };

/** One alert about one case. */
export type CaseCard = {
  kind: 'case';
  alertId: string;
  caseId: string;
  step: string;
  stepName: Named;
  recipient: string;
  recipientName: string;
  severity: string;
  touchpoint: string;
  touchpointName: Named;
  /** ISO 8601. */
  dueAt: string;
  /** `10:05` on the insurer's clock, with the date when it is not today: what a reader later still understands. */
  dueClock: string;
  /** Negative when overdue. */
  secondsLeft: number;
  offersApology: boolean;
  link: string;
  /** Where the recipient says that it was read; only in messages that reach one person. */
  acknowledge?: string;
};

/** What staff are told that is about no single case: a gap in the rota, a swap, a surge. */
export type NoticeCard = {
  kind: 'notice';
  alertId: string;
  /** `gap`, `swap-asked`, `surge-began` … */
  what: string;
  recipient: string;
  recipientName: string;
  severity: string;
  title: Named;
  lines: Named[];
  link: string;
};

/** Several alerts in one message, while a wave goes on. */
export type SummaryCard = {
  kind: 'summary';
  /** The summary's own id. */
  alertId: string;
  recipient: string;
  recipientName: string;
  count: number;
  /** Cases by severity; those without any are left out. */
  bySeverity: Record<string, number>;
  /** What else waits there: the titles of at most three notices. */
  notices: Named[];
  /** At most three, the most urgent first. */
  mostUrgent: Pick<CaseCard, 'caseId' | 'severity' | 'touchpointName' | 'dueAt' | 'dueClock' | 'link'>[];
  /** The queue. */
  link: string;
};

/** Where that person is reached on that channel: mail address, number in E.164, the robot's mention id; absent where the channel needs none. */
export type Recipient = { person: string; address?: string };

/** `again`: try later. `slow-down`: the channel's limit is reached. `never`: this will not work on this channel, take the next one. */
export type Refusal = 'again' | 'slow-down' | 'never';

/** Thrown when a channel did not take the message; the message is what the ledger keeps (no secrets, no personal data). */
export class ChannelFailed extends Error {
  override name = 'ChannelFailed';
  readonly kind: Refusal;
  /** How long to wait; only with `slow-down`. */
  readonly afterSeconds: number | undefined;

  constructor(message: string, kind: Refusal = 'again', afterSeconds?: number) {
    super(message);
    this.kind = kind;
    this.afterSeconds = afterSeconds;
  }
}

export interface Channel {
  /**
   * Resolves once the channel has taken it; `delivered` only when the channel has proof that it arrived. `receipt` is what the vendor
   * calls the message, for a later report. Throws ChannelFailed.
   */
  send(card: AlertCard, to: Recipient): Promise<{ delivered: boolean; receipt?: string }>;
}
