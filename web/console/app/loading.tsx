import Skeleton from 'antd/es/skeleton';
import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';

const shownAfter = 300;
const saidAfter = 2000;

/** Nothing for a moment, then the shape of what comes, then words. */
export function Loading() {
  const words = useWords();
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const timers = [shownAfter, saidAfter].map((after) => setTimeout(() => setWaited(after), after));
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div role="status" aria-busy="true" className="loading">
      {waited >= shownAfter && <Skeleton active />}
      {waited >= saidAfter && words.loading}
    </div>
  );
}
