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
  const lines: [string, string | null][] = [
    [words.cause, name(resolution.rootCause, taxonomy.causes)],
    [words.party, name(resolution.responsibleParty, taxonomy.parties)],
    [words.actions, list(resolution.actions.map((id) => name(id, taxonomy.actions)))],
    [words.promise, promise],
    [words.note, resolution.note],
  ];
  return (
    <section className="case-resolution" aria-label={words.title}>
      <h2>{words.title}</h2>
      <dl>{lines.map(([label, text]) => text && [<dt key={label}>{label}</dt>, <dd key={`${label} text`}>{text}</dd>])}</dl>
    </section>
  );
}
