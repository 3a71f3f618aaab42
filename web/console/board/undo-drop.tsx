import Button from 'antd/es/button';
import { useEffect, useRef, useState } from 'react';
import { leadWords } from '../lead/words.ts';
import { announce } from '../live/announce.ts';
import { KeyHint } from '../live/key-hint.tsx';
import { useKey } from '../live/keys.ts';
import { useOwnWords } from '../words/use-words.ts';
import type { Dropped } from './drop.ts';
import { boardWords } from './words.ts';
import './undo-drop.css';

const stands = 10_000;

type Props = { dropped: Dropped; undo: () => void; close: () => void };

/** Says to whom the case went, with the way back for ten seconds, longer while somebody's pointer or focus is on it. */
export function UndoDrop({ dropped, undo, close }: Props) {
  const words = useOwnWords(boardWords);
  const { reassign } = useOwnWords(leadWords);
  const [isHeld, setHeld] = useState(false);
  const left = useRef(stands);
  useEffect(() => {
    if (isHeld) return;
    const since = Date.now();
    const timer = setTimeout(close, left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - since;
    };
  }, [isHeld, close]);
  const text = reassign.done(dropped.to);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read out once, as it appears
  useEffect(() => announce(text, 'batched'), []);
  useKey('undo', undo, { when: dropped.back !== null });
  const hold = (held: boolean) => () => setHeld(held);
  return (
    <div className="board-undo">
      <div
        role="status"
        aria-live="off"
        className="notice notice-good"
        onMouseEnter={hold(true)}
        onMouseLeave={hold(false)}
        onFocus={hold(true)}
        onBlur={hold(false)}
      >
        <span aria-hidden="true">✓</span>
        <span className="notice-text">{text}</span>
        {dropped.back && (
          <Button onClick={undo}>
            {words.undo} <KeyHint deed="undo" />
          </Button>
        )}
      </div>
    </div>
  );
}
