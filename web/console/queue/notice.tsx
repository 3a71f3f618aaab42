import Button from 'antd/es/button';
import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { announce } from '../live/announce.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { writeAddress } from './address.ts';
import type { View } from './rows.ts';
import { queueWords } from './words.ts';

type NoticeProps = {
  tone: 'good' | 'warning' | 'urgent';
  text: string;
  aside?: ReactNode;
  /** The case to open. */
  open?: { view: View; caseId: string };
  close?: () => void;
  onHold?: (held: boolean) => void;
};

/** One sentence at the lower edge, read out once, with what can be done about it. */
export function Notice({ tone, text, aside, open, close, onHold = () => {} }: NoticeProps) {
  const general = useWords();
  const words = useOwnWords(queueWords);
  const [, navigate] = useLocation();
  // Read out once, as it appears: what counts down in it would be read every second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => announce(text, tone === 'urgent' ? 'now' : 'batched'), []);
  return (
    <div
      role="status"
      aria-live="off"
      className={`notice notice-${tone}`}
      onMouseEnter={() => onHold(true)}
      onMouseLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <span aria-hidden="true">{tone === 'good' ? '✓' : tone === 'urgent' ? '▲' : '!'}</span>
      <span className="notice-text">{text}</span>
      {aside}
      {open && <Button onClick={() => navigate(writeAddress({ ...open, q: '' }))}>{words.open}</Button>}
      {close && (
        <Button type="text" aria-label={general.close} onClick={close}>
          ×
        </Button>
      )}
    </div>
  );
}
