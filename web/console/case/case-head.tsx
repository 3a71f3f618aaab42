import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import Tag from 'antd/es/tag';
import { useStart } from '../app/start-data.ts';
import { Countdown } from '../queue/countdown.tsx';
import { stateOf } from '../words/state.ts';
import { useTime } from '../words/use-time.ts';
import { useOwn, useWords } from '../words/use-words.ts';
import { CaseNumber } from './case-number.tsx';
import { isOver } from './deeds.ts';
import { headDeadlines } from './head-deadlines.ts';
import { useOpenCase } from './open-case.ts';
import { Phone } from './phone.tsx';
import { useRecordWords } from './record-words.ts';
import { useCaseWords } from './words.ts';

/** How long the customer still waits, about what, how bad, and who it is. */
export function CaseHead({ onClose }: { onClose?: (() => void) | undefined }) {
  const words = useCaseWords();
  const general = useWords();
  const { severities, signals, close } = general;
  const { touchpointName, teamName, catalogue } = useStart();
  const own = useOwn();
  const { view } = useOpenCase();
  const scene = catalogue.scenes.find(({ id }) => id === view.touchpoint.split('.').slice(0, 2).join('.'));
  return (
    <header className="case-head">
      <div className="case-clock">
        <Countdown summary={view} size="case" />
        <Due />
        {onClose && (
          <Button className="case-close" type="text" onClick={onClose}>
            {close}
          </Button>
        )}
      </div>
      <div className="case-about">
        <h1 className="case-touchpoint">
          {scene && <span className="case-scene">{own(scene)} › </span>}
          {touchpointName(view.touchpoint)}
        </h1>
        <ul className="case-tags">
          <li>
            <Tag className={`case-severity-${view.severity}`}>{severities[view.severity]}</Tag>
          </li>
          {view.signals.map((signal) => (
            <li key={signal}>
              <Tag>⚑ {signals[signal]}</Tag>
            </li>
          ))}
          <li>
            <Tag>{stateOf(view, general)}</Tag>
          </li>
          {view.round > 1 && (
            <li>
              <Tag>{words.round(view.round)}</Tag>
            </li>
          )}
          <li className="case-team">{words.team(teamName(view.team))}</li>
          <li>
            <CaseNumber caseId={view.caseId} />
          </li>
        </ul>
      </div>
      <p className="case-customer">
        {isOver(view) && !view.customer.name && !view.customer.phone ? (
          // Name and number go when a case ends: whether they had been given can no longer be told.
          <span className="case-muted">{words.hiddenAfterClosing}</span>
        ) : (
          <>
            <strong>{view.customer.name ? <bdi>{view.customer.name}</bdi> : words.nobodyNamed}</strong> <Phone />
          </>
        )}
      </p>
    </header>
  );
}

function Due() {
  const words = useCaseWords();
  const { deadlineKinds } = useRecordWords();
  const own = useOwn();
  const { clock, moment, date } = useTime();
  const { view } = useOpenCase();
  const deadlines = headDeadlines(view);
  const [first] = deadlines;
  if (!first) return null;
  const at = (due: string) => (date(due) === date(Date.now()) ? clock(due) : moment(due));
  const reasons = (
    <ul className="case-reasons">
      {deadlines.map((d) => (
        <li key={`${d.kind} ${d.dueAt}`}>
          <strong>
            {deadlineKinds[d.kind]} {at(d.dueAt)}
          </strong>
          <br />
          {own(d.reason)}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <span className="case-due">
        {deadlineKinds[first.kind]} {words.dueAt(at(first.dueAt))}
      </span>
      <Popover content={reasons} title={words.whyTitle} trigger="click" placement="bottomLeft">
        <Button type="link" className="case-why">
          {words.why}
        </Button>
      </Popover>
    </>
  );
}
