import type { CaseView } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useOwn, useWords } from '../words/use-words.ts';
import { useOpenCase } from './open-case.ts';
import { useRecordWords } from './record-words.ts';
import { useStepName } from './use-step-name.ts';
import { useCaseWords } from './words.ts';

type Event = CaseView['timeline'][number];

/** Who did what, in words; the newest first. */
export function Timeline() {
  const { view } = useOpenCase();
  return (
    <ol className="case-timeline" reversed>
      {view.timeline.toReversed().map((event, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: counted from the beginning, an event keeps its number
        <Entry key={view.timeline.length - i} event={event} />
      ))}
    </ol>
  );
}

function Entry({ event }: { event: Event }) {
  const { record: words } = useRecordWords();
  const { moment, clock, date } = useTime();
  const told = useTold();
  return (
    <li className={event.type === 'breached' ? 'case-event case-late' : 'case-event'}>
      <time dateTime={event.at}>
        {date(event.at) === date(Date.now()) ? '' : `${moment(event.at).slice(0, -5)} `}
        {clock(event.at)}
      </time>
      <div>
        {told(event)}
        {event.occurredAt && Date.parse(event.at) - Date.parse(event.occurredAt) > 1500 && (
          <span className="case-muted"> · {words.occurred(clock(event.occurredAt))}</span>
        )}
        {event.note && (
          <p className="case-note" dir="auto">
            {event.note}
          </p>
        )}
      </div>
    </li>
  );
}

function useTold(): (event: Event) => string {
  const words = useRecordWords();
  const { list, tiles } = useCaseWords();
  const { breachCauses } = useWords();
  const own = useOwn();
  const { personName, teamName, taxonomy } = useStart();
  const { moment } = useTime();
  const stepName = useStepName();
  return (e) => {
    const outcome = taxonomy.outcomes.find(({ id }) => id === e.outcome);
    return words.events[e.type]({
      who: words.actors[e.actor] ?? personName(e.actor),
      people: list((e.people ?? []).map(personName)),
      step: e.step ? stepName(e.step) : '',
      // The same name as on the tile that was pressed.
      outcome: tiles[e.outcome as keyof typeof tiles] ?? (outcome ? own(outcome) : (e.outcome ?? '')),
      team: e.team ? teamName(e.team) : '',
      cause: e.cause ? breachCauses[e.cause] : '',
      due: e.dueAt ? moment(e.dueAt) : '',
      source: e.source ?? '',
      right: e.right ?? true,
    });
  };
}
