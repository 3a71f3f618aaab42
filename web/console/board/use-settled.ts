import { useEffect, useRef } from 'react';
import { keepPlaces, type Layout } from './layout.ts';

const restMilliseconds = 3000;
const touches = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'dragover'] as const;

/** The layout to show: as it should be once pointer and keys have rested for three seconds, or when somebody asked for other cases (`question`). */
export function useSettled(wanted: Layout, question: string): Layout {
  const touchedAt = useRef(0);
  const shown = useRef({ layout: wanted, question });
  useEffect(() => {
    const touch = () => {
      touchedAt.current = Date.now();
    };
    for (const name of touches) addEventListener(name, touch, { passive: true, capture: true });
    return () => {
      for (const name of touches) removeEventListener(name, touch, { capture: true });
    };
  }, []);
  const rests = Date.now() - touchedAt.current >= restMilliseconds;
  const layout = rests || shown.current.question !== question ? wanted : keepPlaces(shown.current.layout, wanted);
  shown.current = { layout, question };
  return layout;
}
