import Button from 'antd/es/button';
import { useOwnWords } from '../words/use-words.ts';
import type { useFilters } from './use-filters.ts';
import { adminWords } from './words.ts';

/** To older entries, and back to the newest; says when a stretch held nothing but there is more behind it. */
export function Pager({ next, isEmpty, filters }: { next: string | null; isEmpty: boolean; filters: ReturnType<typeof useFilters> }) {
  const words = useOwnWords(adminWords);
  return (
    <div className="admin-pager">
      {isEmpty && next !== null && <span role="status">{words.searchedFurther}</span>}
      <Button disabled={filters.cursor === undefined} onClick={filters.newest}>
        {words.newest}
      </Button>
      <Button disabled={next === null} onClick={() => next !== null && filters.older(next)}>
        {words.older} →
      </Button>
    </div>
  );
}
