import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED';

/** One execution. Times are milliseconds since the epoch; `input` and `data` are JSON, as AWS compares and carries them. */
export interface Execution {
  machine: string;
  name: string;
  input: string;
  status: Status;
  startedAt: number;
  stoppedAt: number | null;
  /** The state to run next, the input it gets, and when. */
  state: string;
  data: string;
  wakeAt: number;
  /** Failed tries of this state so far, per retrier, as JSON. */
  attempts: string;
  error: string | null;
  cause: string | null;
}

/** Rows are never deleted: a name is used once, for ever. */
const schema = `
CREATE TABLE IF NOT EXISTS executions (
  machine TEXT NOT NULL, name TEXT NOT NULL, input TEXT NOT NULL, status TEXT NOT NULL, startedAt INTEGER NOT NULL, stoppedAt INTEGER,
  state TEXT NOT NULL, data TEXT NOT NULL, wakeAt INTEGER NOT NULL, attempts TEXT NOT NULL, error TEXT, cause TEXT,
  PRIMARY KEY (machine, name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS alarms ON executions (wakeAt) WHERE status = 'RUNNING';`;

export type ExecutionStore = ReturnType<typeof openExecutions>;

export function openExecutions(file: string) {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${schema}`);
  const columns = ['machine', 'name', 'input', 'status', 'startedAt', 'stoppedAt', 'state', 'data', 'wakeAt', 'attempts', 'error', 'cause'];
  const save = database.prepare(`INSERT OR REPLACE INTO executions (${columns}) VALUES (${columns.map((column) => `:${column}`)})`);
  const find = database.prepare('SELECT * FROM executions WHERE machine = ? AND name = ?');
  const due = database.prepare("SELECT * FROM executions WHERE status = 'RUNNING' AND wakeAt <= ? ORDER BY wakeAt");
  const upcoming = database.prepare("SELECT min(wakeAt) AS wakeAt FROM executions WHERE status = 'RUNNING' AND wakeAt > ?");
  const list = database.prepare(
    'SELECT * FROM executions WHERE machine = ? AND status = coalesce(?, status) ORDER BY startedAt DESC, name LIMIT ?',
  );
  const execution = (row: Record<string, SQLOutputValue>) => row as unknown as Execution;

  return {
    save: (row: Execution) => void save.run({ ...row }),
    find: (machine: string, name: string) => {
      const row = find.get(machine, name);
      return row && execution(row);
    },
    due: (now: number) => due.all(now).map(execution),
    /** When the next execution that is not yet due wakes up. */
    nextWake: (now: number) => (upcoming.get(now) as { wakeAt: number | null }).wakeAt,
    list: (machine: string, status: string | null, most: number) => list.all(machine, status, most).map(execution),
    close: () => database.close(),
  };
}
