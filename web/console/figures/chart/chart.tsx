import { useEffect, useRef, useState } from 'react';
import { Loading } from '../../app/loading.tsx';
import { useShade } from '../../app/theme.ts';
import { usePrinting } from '../../app/use-printing.ts';
import { useOwnWords } from '../../words/use-words.ts';
import { figuresWords } from '../words.ts';
import type { Drawing, Pick } from './drawing.ts';
import type { Drawn } from './engine.ts';
import { type Palette, paletteOf } from './palette.ts';

type ChartProps = { height: number; drawing: (palette: Palette) => Drawing; onPick: (pick: Pick) => void };

/** A chart; its engine is loaded when the first one is shown. */
export function Chart({ height, drawing, onPick }: ChartProps) {
  const { charts } = useOwnWords(figuresWords);
  const shade = useShade();
  const printing = usePrinting();
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let [left, mine] = [false, null as Drawn | null];
    import('./engine.ts').then(
      ({ drawIn }) => {
        if (left || !place.current) return;
        mine = drawIn(place.current, (picked) => pick.current(picked));
        setDrawn(mine);
      },
      () => !left && setFailed(true),
    );
    return () => {
      left = true;
      mine?.end();
    };
  }, []);
  useEffect(() => {
    const palette = paletteOf(printing ? 'light' : shade);
    try {
      drawn?.draw(drawing(palette), palette);
    } catch {
      // The page goes on without this chart; its table has the same numbers.
      setFailed(true);
    }
  }, [drawn, drawing, shade, printing]);

  if (failed) return <p role="alert">{charts.failed}</p>;
  return (
    <>
      {!drawn && <Loading />}
      <div ref={place} className="figures-chart" style={{ height }} />
    </>
  );
}
