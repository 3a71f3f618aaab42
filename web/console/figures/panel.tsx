import Button from 'antd/es/button';
import Result from 'antd/es/result';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { Loading } from '../app/loading.tsx';
import { useOwnWords, useWords } from '../words/use-words.ts';
import type { Loaded } from './use-loaded.ts';
import { figuresWords } from './words.ts';

type PanelProps<T> = { title: string; loaded: Loaded<T>; actions?: ReactNode; className?: string; children: (answer: T) => ReactNode };

/** A part of the page that waits, fails and is tried again by itself. */
export function Panel<T>({ title, loaded: { answer, fault, again }, actions, className = '', children }: PanelProps<T>) {
  const id = useId();
  return (
    <section className={`panel figures-panel ${className}`} aria-labelledby={id}>
      <header className="figures-panel-head">
        <h2 id={id}>{title}</h2>
        {answer && actions}
      </header>
      {answer ? children(answer) : fault ? <Failed fault={fault} again={again} /> : <Waiting />}
    </section>
  );
}

export function Failed({ fault, again }: { fault: ApiProblem; again: () => void }) {
  const { errors } = useWords();
  const words = useOwnWords(figuresWords);
  const title = fault.isSilence ? words.noAnswer : fault.status === 403 ? errors.forbidden : words.failed;
  const details = [...fault.errors.map(({ detail }) => detail), ...(fault.reference ? [errors.reference(fault.reference)] : [])];
  return (
    <div role="alert">
      <Result
        className="figures-failed"
        status="warning"
        title={title}
        subTitle={details.join(' · ')}
        extra={<Button onClick={again}>{errors.retry}</Button>}
      />
    </div>
  );
}

const longAfter = 6000;

/** Long periods are counted anew from every case: whoever waits is told that it goes on. */
function Waiting() {
  const words = useOwnWords(figuresWords);
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longAfter);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <Loading />
      {long && <p role="status">{words.slow}</p>}
    </>
  );
}
