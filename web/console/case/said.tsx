import Button from 'antd/es/button';
import Tag from 'antd/es/tag';
import { useState } from 'react';
import type { CaseView } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useOwn } from '../words/use-words.ts';
import { Fault } from './fault.tsx';
import { marked } from './marked.ts';
import { useOpenCase } from './open-case.ts';
import { useCaseWords } from './words.ts';

type Heard = CaseView['feedback'][number];
const highest: Record<string, number> = { nps: 10, csat: 5, ces: 7 };

/** What the customer said, with what decided marked, and what was concluded from it; the newest first. */
export function Said() {
  const { said: words } = useCaseWords();
  const { view } = useOpenCase();
  const [newest, ...earlier] = view.feedback.toReversed();
  return (
    <section className="case-said" aria-label={words.title}>
      <h2 className="case-hidden">{words.title}</h2>
      {newest && <Feedback heard={newest} />}
      <Verdict />
      {view.joinedMore > 0 && <p className="case-muted">{words.counted(view.joinedMore)}</p>}
      {earlier.length > 0 && (
        <details>
          <summary>{words.earlier(earlier.length)}</summary>
          {earlier.map((heard) => (
            <Feedback key={heard.feedbackId} heard={heard} />
          ))}
        </details>
      )}
    </section>
  );
}

function Feedback({ heard }: { heard: Heard }) {
  const { said: words, list } = useCaseWords();
  const own = useOwn();
  const { moment } = useTime();
  const { topicName, optionName } = useStart();
  const { judgement, score, options, comment, submittedAt } = heard;
  return (
    <article className="case-feedback">
      <blockquote dir="auto">
        {comment ? <Marked text={comment} phrases={judgement.phrases ?? []} /> : <span className="case-muted">{words.nothing}</span>}
      </blockquote>
      <p className="case-answers">
        {score && <Tag>{`${score.scale.toUpperCase()} ${words.score(score.value, highest[score.scale] ?? 10)}`}</Tag>}
        {options.map((option) => (
          <Tag key={option}>
            <bdi>{optionName(option)}</bdi>
          </Tag>
        ))}
        <span className="case-muted">{words.at(moment(submittedAt))}</span>
      </p>
      <p className="case-judged">
        <strong>
          {judgement.unhappy ? words.unhappy : words.content} {judgement.probability.toFixed(2)}
        </strong>
        {judgement.reasons.length > 0 && ` · ${judgement.reasons.map(own).join(' · ')}`}
        {judgement.topics.length > 0 && (
          <span className="case-muted">
            {' '}
            · {words.topics} {list(judgement.topics.map(({ id }) => topicName(id)))}
          </span>
        )}
      </p>
    </article>
  );
}

function Marked({ text, phrases }: { text: string; phrases: readonly string[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
  return marked(text, phrases).map((part, i) => (part.isMarked ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>));
}

/** Whether the judgement was right, in the eyes of whoever reads the case; the last word of each person stands. */
function Verdict() {
  const { said: words } = useCaseWords();
  const { me } = useStart();
  const { view, deeds, act, fault } = useOpenCase();
  const [busy, setBusy] = useState(false);
  if (!deeds.has('verdict')) return null;
  const mine = view.timeline.findLast((e) => e.type === 'judgement-checked' && e.actor === me.id)?.right;
  const say = async (right: boolean) => {
    if (right === mine) return;
    setBusy(true);
    await act('verdict', { right });
    setBusy(false);
  };
  return (
    <fieldset className="case-verdict">
      <legend>{words.right}</legend>
      {[true, false].map((right) => (
        <Button
          key={String(right)}
          aria-pressed={mine === right}
          type={mine === right ? 'primary' : 'default'}
          ghost={mine === right}
          disabled={busy}
          onClick={() => say(right)}
        >
          {mine === right && '✓ '}
          {right ? words.yes : words.no}
        </Button>
      ))}
      {fault?.deed === 'verdict' && <Fault problem={fault.problem} />}
    </fieldset>
  );
}
