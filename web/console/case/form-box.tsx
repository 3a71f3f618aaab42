import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

/** A form that opened below the actions: scrolled to, left by Esc, and the focus goes back to where it came from. */
export function FormBox({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    box.current?.scrollIntoView({ block: 'nearest' });
    return () => {
      // Only when the focus was lost with the form: wherever else it is, it stays.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const origin =
          before?.isConnected && before !== document.body ? before : document.querySelector<HTMLElement>('.case-buttons button');
        origin?.focus();
      });
    };
  }, []);
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    close();
  }
  return (
    <section ref={box} className="case-form" aria-label={title} onKeyDown={onKeyDown}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
