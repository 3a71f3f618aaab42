/** Turns the rows of a TSV file into the objects a JSONL file would hold. */
export function rowReader(header: string): (row: string) => Record<string, unknown> {
  const columns = header.split('\t').map((name) => name.trim());
  const unknown = columns.filter((name) => !known.has(name));
  if (unknown.length > 0 || columns.length < 2)
    throw new Error(`the header row has no column ${unknown[0] ?? 'names'}: known are ${[...known.keys()].join(', ')}`);
  return (row) => {
    const cells = row.split('\t');
    if (cells.length > columns.length) throw new Error(`has ${cells.length} cells, the header has ${columns.length}`);
    const value: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    columns.forEach((name, i) => {
      const cell = cells[i]?.trim();
      if (cell) known.get(name)!(name.startsWith('expected.') ? expected : value, cell);
    });
    return Object.keys(expected).length > 0 ? { ...value, expected } : value;
  };
}

type Put = (target: Record<string, unknown>, cell: string) => void;
const plain =
  (key: string): Put =>
  (target, cell) => {
    target[key] = cell;
  };
const within =
  (key: string, inner: string, read: (cell: string) => unknown = (cell) => cell): Put =>
  (target, cell) => {
    target[key] = { ...(target[key] as object), [inner]: read(cell) };
  };

/** Cells that are no number stay what they are: the server then says what is wrong with them. */
const number = (cell: string) => (Number.isNaN(Number(cell)) ? cell : Number(cell));

const known = new Map<string, Put>([
  ...['id', 'text', 'label', 'lang', 'source', 'sourceId', 'touchpoint', 'comment', 'language'].map((key) => [key, plain(key)] as const),
  ...['id', 'name', 'phone', 'region'].map((key) => [`customer.${key}`, within('customer', key)] as const),
  ['score.scale', within('score', 'scale')],
  ['score.value', within('score', 'value', number)],
  ['options', (target, cell) => (target.options = cell.split('|').map((option) => option.trim()))],
  ['expected.unhappy', (target, cell) => (target.unhappy = cell === 'true')],
  ['expected.severity', (target, cell) => (target.severity = cell)],
]);
