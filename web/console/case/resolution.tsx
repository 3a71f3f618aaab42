import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useOwn } from '../words/use-words.ts';
import { useOpenCase } from './open-case.ts';
import { useCaseWords } from './words.ts';

/** What the owner said was wrong, done and promised. */
export function Resolution() {
  const { resolution: words, list } = useCaseWords();
  const own = useOwn();
  const { taxonomy } = useStart();
  const { moment } = useTime();
  const { resolution } = useOpenCase().view;
  if (!resolution) return null;
  const name = (id: string, list: { id: string; zh: string; en: string }[]) => {
    const entry = list.find((e) => e.id === id);
    return entry ? own(entry) : id;
  };
  const promise =
    resolution.promise &&
    [resolution.promise.text, resolution.promise.dueAt && moment(resolution.promise.dueAt)].filter(Boolean).join(' · ');
  const names = (ids: readonly string[], entries: { id: string; zh: string; en: string }[]) => list(ids.map((id) => name(id, entries)));
  /** What the screen had filled in: left so, or what it was. */
  const beside = (suggested: { proposed: string | string[]; accepted: boolean } | undefined, entries: typeof taxonomy.causes) =>
    suggested && (suggested.accepted ? words.accepted : words.changed(names([suggested.proposed].flat(), entries)));
  const { suggestion } = resolution;
  const lines: [label: string, text: string | null, aside?: string | undefined][] = [
    [words.cause, name(resolution.rootCause, taxonomy.causes), beside(suggestion?.rootCause, taxonomy.causes)],
    [words.party, name(resolution.responsibleParty, taxonomy.parties), beside(suggestion?.responsibleParty, taxonomy.parties)],
    [words.actions, names(resolution.actions, taxonomy.actions), beside(suggestion?.actions, taxonomy.actions)],
    [words.promise, promise],
    [words.note, resolution.note],
  ];
  return (
    <section className="case-resolution" aria-label={words.title}>
      <h2>{words.title}</h2>
      <dl>
        {lines.map(
          ([label, text, aside]) =>
            text && [
              <dt key={label}>{label}</dt>,
              <dd key={`${label} text`}>
                <bdi>{text}</bdi> {aside && <span className="case-muted">· {aside}</span>}
              </dd>,
            ],
        )}
      </dl>
    </section>
  );
}
