import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import type { Post } from '#domain/roster/posts.ts';
import type { Level } from '#domain/roster/team.ts';
import { serverNow } from '../api/clock.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { useStart } from '../app/start-data.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { fieldFrom, instantFrom } from './week.ts';
import { rotaWords } from './words.ts';

type Answer = { at: string; rotaSince: string | null; onDuty: (Post & { team: string; level: Level; name: string | null })[] };

/** Who was on duty for the team at an instant. */
export function WhoWas({ team }: { team: string }) {
  const words = useOwnWords(rotaWords);
  const { levels } = useWords();
  const { insurer } = useStart();
  const [field, setField] = useState(() => fieldFrom(serverNow(), insurer.timeZone));
  const [at, setAt] = useState<string | null>(null);
  const asked = useAnswer<Answer>(at === null ? null : '/v1/rota/at', { team, at: at ?? undefined });
  const heading = useId();
  const input = useId();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAt(instantFrom(field, insurer.timeZone));
  };
  const { answer } = asked;
  const isUnknown = answer?.rotaSince === null && Date.parse(answer.at) < serverNow();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{words.was}</h2>
      <p className="rota-muted">{words.wasHint}</p>
      <form className="rota-ask" onSubmit={ask}>
        <label htmlFor={input}>{words.at}</label>
        <Input id={input} type="datetime-local" value={field} onChange={({ target }) => setField(target.value)} />
        <Button htmlType="submit">{words.ask}</Button>
      </form>
      {asked.fault && <Failed fault={asked.fault} again={asked.again} />}
      <div role="status">
        {answer && answer.onDuty.length === 0 && <p className="rota-loud">▲ {isUnknown ? words.wasUnknown : words.wasNobody}</p>}
        {answer && answer.onDuty.length > 0 && (
          <ul className="rota-stretches">
            {answer.onDuty.map(({ person, name, level, backup, source }) => (
              <li key={`${level} ${person}`}>
                <strong>{name ?? person}</strong>{' '}
                <span className="rota-tag">{[levels[level], ...(backup ? [words.backup] : [])].join(' · ')}</span>{' '}
                {words.sources[source] && words.source(words.sources[source])}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
