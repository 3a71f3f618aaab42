import VirtualList, { type ListRef } from '@rc-component/virtual-list';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useOwnWords } from '../words/use-words.ts';
import { QueueRow } from './row.tsx';
import { clickGrace, type Places, placesChanged, type Row, rowsShifted } from './rows.ts';
import { queueWords } from './words.ts';

type Props = {
  rows: Row[];
  /** Which list it is: another view or search is asked for, and is no change under the hand. */
  list: string;
  selected: string | null;
  onOpen: (caseId: string) => void;
  listbox: RefObject<HTMLDivElement | null>;
};

const optionId = (caseId: string) => `queue-${caseId}`;

/** The rows, as many as are seen. The focus stays on the listbox, because rows out of sight do not exist. */
export function QueueList({ rows, list: name, selected, onOpen, listbox }: Props) {
  const words = useOwnWords(queueWords);
  const list = useRef<ListRef>(null);
  const scrolledFor = useRef<string | null>(null);
  const probe = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ height: 0, row: 0 });
  const [inSight, setInSight] = useState<ReadonlySet<string>>(new Set());
  const places = useRef<Places & { name: string }>({ name, ids: [], at: new Map() });

  useLayoutEffect(() => {
    const measure = () => setSize({ height: listbox.current!.clientHeight, row: probe.current!.offsetHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(listbox.current!);
    observer.observe(probe.current!);
    measure();
    return () => observer.disconnect();
  }, [listbox]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in sight is looked at, not followed
  useLayoutEffect(() => {
    const ids = rows.map(({ c }) => c.caseId);
    const before = places.current.name === name ? places.current : { ids: [], at: new Map<number, number>() };
    const y = list.current?.getScrollInfo().y ?? 0;
    // At the top what is most urgent shows itself; further down what is being read stays.
    const shifted = y > 0 ? rowsShifted(before.ids, ids, inSight) : 0;
    if (shifted !== 0) list.current?.scrollTo(y + shifted * size.row);
    places.current = { name, ...placesChanged(before, ids, performance.now(), shifted) };
  }, [rows]);

  // Only one's own choice scrolls, once there are rows to look for it in; rows that come or go later do not.
  useEffect(() => {
    const choice = `${selected} ${size.row} ${name}`;
    if (choice === scrolledFor.current || size.row === 0 || rows.length === 0) return;
    scrolledFor.current = choice;
    const index = rows.findIndex(({ c }) => c.caseId === selected);
    if (index >= 0) list.current?.scrollTo({ index });
  }, [selected, size.row, name, rows]);

  const open = useCallback(
    (caseId: string) => {
      const { ids, at } = places.current;
      const movedAt = at.get(ids.indexOf(caseId));
      if (movedAt === undefined || performance.now() - movedAt >= clickGrace) onOpen(caseId);
    },
    [onOpen],
  );

  return (
    <div
      ref={listbox}
      role="listbox"
      aria-label={words.listLabel}
      aria-activedescendant={selected && inSight.has(selected) ? optionId(selected) : undefined}
      tabIndex={0}
      className="queue-list"
    >
      <div ref={probe} className="queue-row queue-probe" aria-hidden="true" />
      {size.height > 0 && size.row > 0 && rows.length > 0 && (
        <VirtualList
          ref={list}
          data={rows}
          height={size.height}
          itemHeight={size.row}
          itemKey={({ c }) => c.caseId}
          onVisibleChange={(visible) => setInSight(new Set(visible.map(({ c }) => c.caseId)))}
        >
          {(row, index) => (
            <QueueRow
              row={row}
              id={optionId(row.c.caseId)}
              height={size.row}
              isSelected={row.c.caseId === selected}
              place={index}
              of={rows.length}
              onClick={open}
            />
          )}
        </VirtualList>
      )}
    </div>
  );
}
