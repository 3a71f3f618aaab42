import { memoryOutlets } from '#adapters/memory/outlets.ts';
import { cardsOf, summariesOf } from '#domain/alert/card.ts';
import type { DeliverPorts } from '#domain/alert/deliver.ts';
import { noticeCardsOf } from '#domain/alert/notice-card.ts';
import { reachOf } from '#domain/alert/reach.ts';
import { channelRules } from '#domain/alert/wait.ts';
import type { Insurer } from '#domain/insurer.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { insurer as sample } from '../../contract/examples.ts';

type Needed = 'cases' | 'ledger' | 'channels' | 'now';
type Given = Pick<DeliverPorts, Needed> & { [Port in Exclude<keyof DeliverPorts, Needed>]?: DeliverPorts[Port] };

/** A deliverer of the sample insurer, or another, that is asked for nothing later unless `comeBack` listens. */
export function delivererOf(given: Given, insurer: Insurer = sample): DeliverPorts {
  const cards = cardsOf(insurer, given.now);
  const cardOf = noticeCardsOf(insurer, given.now);
  return {
    outlets: memoryOutlets(),
    rules: channelRules(insurer.channels),
    cards,
    summaries: summariesOf(insurer, cards, cardOf),
    notices: { cardOf, isSo: () => true },
    reach: reachOf(dutyOf(insurer), insurer.policy),
    acknowledgeLink: async ({ alertId }) => `https://earshot.example/acknowledge/${alertId}`,
    comeBack: async () => {},
    ...given,
  };
}
