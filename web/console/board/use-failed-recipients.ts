import { useMemo } from 'react';
import type { DeliveryView } from '#domain/alert/view.ts';
import { dayIn } from '../admin/day.ts';
import { serverNow } from '../api/clock.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useStart } from '../app/start-data.ts';

const every = 60_000;

/** People whose alerts were given up today: their channel does not work. */
export function useFailedRecipients(): ReadonlySet<string> {
  const { insurer } = useStart();
  const day = dayIn(insurer.timeZone, serverNow());
  const { answer } = useAnswer<{ items: DeliveryView[] }>('/v1/deliveries', { state: 'dead', day, limit: 200 }, every);
  return useMemo(() => new Set(answer?.items.map(({ recipient }) => recipient)), [answer]);
}
