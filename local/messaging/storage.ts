import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { PersistenceManager } from '../../node_modules/fauxqs/dist/persistence.js';
import { endIfDiskFull } from '../disk.ts';

type Statement = ReturnType<DatabaseSync['prepare']>;

/** fauxqs's SQLite file, made fast and exact. The base class declares its handle private, yet it is an ordinary field. */
export class Storage extends PersistenceManager {
  #release: Statement;

  constructor(folder: string) {
    super(folder);
    const database = this.#database;
    // Without an fsync a commit survives kill -9 (the kernel has it), not a power cut: enough for one machine, and thirty times faster.
    database.exec('PRAGMA synchronous = NORMAL');
    // Two processes on one file would each serve their own memory: the second must fail.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    this.#endWhenFull();
    this.#release = database.prepare('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?');
  }

  /** fauxqs would answer 500 and go on with a memory that the disk does not have. */
  #endWhenFull(): void {
    const { stmts } = this as unknown as { stmts: Record<string, Statement> };
    for (const statement of Object.values(stmts)) {
      const run = statement.run.bind(statement) as (...values: SQLInputValue[]) => ReturnType<Statement['run']>;
      statement.run = (...values: unknown[]) => orEnd(() => run(...(values as SQLInputValue[])));
    }
  }

  get #database(): DatabaseSync {
    return (this as unknown as { db: DatabaseSync }).db;
  }

  /** The original also clears the receive count, which its own table forbids: ChangeMessageVisibility(0) would fail. */
  override updateMessageReady(messageId: string): void {
    orEnd(() => this.#release.run(messageId));
  }

  /** All writes of `work`, or none. */
  atomically<T>(work: () => T): T {
    this.#database.exec('BEGIN');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      endIfDiskFull(error);
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}

function orEnd<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    endIfDiskFull(error);
    throw error;
  }
}
