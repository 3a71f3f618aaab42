import type { Duty } from '#domain/roster/duty.ts';
import type { Now } from '#domain/time.ts';
import type { AlertPublisher, Ledger } from './ledger.ts';
import { isNotice, type Notice, noticeMessage, pendingNotice, severityOf } from './notice.ts';

export type TellPorts = { ledger: Ledger; publisher: AlertPublisher; duty: Pick<Duty, 'channelsOf'>; now: Now };

/**
 * Tells each of these people once, however often it is asked. The rows are written before anything is published, as for cases, so that
 * the sweeper finds what a crash left unsaid.
 * @returns how many had not been told before
 */
export async function tell({ ledger, publisher, duty, now }: TellPorts, notice: Notice, people: readonly string[]): Promise<number> {
  if (people.length === 0) return 0;
  const told = new Set((await ledger.ofCase(notice.id)).map(({ recipient }) => recipient));
  const fresh = [...new Set(people)].filter((person) => !told.has(person));
  const rows = fresh.flatMap((person) => {
    const [channel] = duty.channelsOf(person, severityOf(notice), now());
    return channel ? [pendingNotice(notice, person, channel, now())] : [];
  });
  if (rows.length === 0) return 0;
  await ledger.addPending(rows);
  await publisher.publish(rows.filter(isNotice).map(noticeMessage));
  return rows.length;
}

/** Each by itself: what cannot be said must not keep the others unsaid. Answers the ids of those that could not. */
export async function tellAll(ports: TellPorts, owed: readonly { notice: Notice; people: readonly string[] }[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { notice, people } of owed) await tell(ports, notice, people).catch(() => failed.push(notice.id));
  return failed;
}
