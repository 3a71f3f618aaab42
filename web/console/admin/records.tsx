import Table from 'antd/es/table';
import type { ReactNode } from 'react';

export type Column<Item> = { key: string; title: string; render: (item: Item) => ReactNode };
type Props<Item> = {
  label: string;
  columns: Column<Item>[];
  items: readonly Item[];
  keyOf: (item: Item) => string;
  loading: boolean;
  empty: ReactNode;
};

/** A table; on a phone each row becomes a card with the titles beside its values. */
export function Records<Item extends object>({ label, columns, items, keyOf, loading, empty }: Props<Item>) {
  return (
    <Table<Item>
      className="admin-records"
      aria-label={label}
      size="small"
      pagination={false}
      loading={loading}
      dataSource={items}
      rowKey={keyOf}
      locale={{ emptyText: loading ? ' ' : empty }}
      columns={columns.map(({ key, title, render }) => ({
        key,
        title,
        render: (_: unknown, item: Item) => <div>{render(item)}</div>,
        onCell: () => ({ 'data-title': title }) as React.TdHTMLAttributes<HTMLTableCellElement>,
      }))}
    />
  );
}
