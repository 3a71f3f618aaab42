import Button from 'antd/es/button';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { CaseView } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { type Fact, factsOf } from './facts.ts';
import { Fault } from './fault.tsx';
import { useOpenCase } from './open-case.ts';
import { useRecordWords } from './record-words.ts';
import { useStepName } from './use-step-name.ts';

const shapes: Record<Fact, string> = { pending: '◌', sent: '→', delivered: '✓', seen: '◉', acknowledged: '✔', cancelled: '–', dead: '✕' };

/** Who was told by which channel, and what is known of it: sent, delivered, seen and acknowledged are four different things. */
export function Alerts() {
  const { record: words, facts: names, channels } = useRecordWords();
  const { personName, me } = useStart();
  const { clock } = useTime();
  const stepName = useStepName();
  const { view } = useOpenCase();
  if (view.alerts.length === 0) return <p className="case-muted">{words.noAlerts}</p>;
  return (
    <ul className="case-alerts">
      {view.alerts.toReversed().map((alert) => (
        <li key={`${alert.alertId} ${alert.channel}`}>
          <strong>{personName(alert.recipient)}</strong> · {stepName(alert.step)} · {channels[alert.channel] ?? alert.channel}
          {alert.tries > 1 && <span className="case-muted"> · {words.tries(alert.tries)}</span>}
          <ol className="case-facts">
            {factsOf(alert.at).map(({ fact, at }) => (
              <li key={fact} className={`case-fact-${fact}`}>
                <span aria-hidden="true">{shapes[fact]}</span> {names[fact]} {clock(at)}
              </li>
            ))}
          </ol>
          {alert.recipient === me.id && alert.at.sent && !alert.at.acknowledged && <Acknowledge alertId={alert.alertId} />}
        </li>
      ))}
    </ul>
  );
}

function Acknowledge({ alertId }: { alertId: string }) {
  const { record: words } = useRecordWords();
  const { view, take, deeds } = useOpenCase();
  const [fault, setFault] = useState<ApiProblem | null>(null);
  if (!deeds.has('notes')) return null;
  const say = () =>
    call<CaseView>('POST', `/v1/cases/${view.caseId}/alerts/${encodeURIComponent(alertId)}/acknowledged`).then(take, (error) =>
      setFault(error instanceof ApiProblem ? error : new ApiProblem(0, {})),
    );
  return (
    <>
      <Button size="small" onClick={say}>
        {words.acknowledge}
      </Button>
      {fault && <Fault problem={fault} />}
    </>
  );
}
