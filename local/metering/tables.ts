import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { indexUnits, readUnits, type TableKeys, writeUnits } from './capacity-units.ts';
import { type Item, itemSize } from './item-size.ts';
import type { Meter } from './tally.ts';

type Done = (error: unknown, result?: { Items?: Item[] }) => void;
type Request = { TableName: string; ConsistentRead?: boolean; Select?: string };

/** The module inside dynalite that every operation calls, always as `db.name(…)`, so that a changed function is the one that runs. */
interface Inside {
  checkConditional(data: Request, before?: Item): unknown;
  updateIndexes(
    store: unknown,
    table: TableKeys & { TableName: string },
    before: Item | undefined,
    after: Item | undefined,
    done: Done,
  ): void;
  addConsumedCapacity(data: Request, isRead: boolean, item?: Item, other?: Item): unknown;
  queryTable(store: unknown, table: TableKeys, data: Request, ...rest: [...unknown[], Done]): void;
}

/** Counts requests by operation, and units as DynamoDB would bill them. Answers are not changed. */
export function meterTables(server: Server, { add }: Meter): void {
  server.prependListener('request', (request) => add(`dynamodb.requests.${String(request.headers['x-amz-target']).split('.')[1]}`));

  const inside = createRequire(createRequire(import.meta.url).resolve('dynalite'))('./db') as Inside;
  const { checkConditional, updateIndexes, addConsumedCapacity, queryTable } = inside;
  inside.checkConditional = (data, before) => {
    const refusal = checkConditional(data, before);
    if (refusal) {
      add(`dynamodb.conditionsRefused.${data.TableName}`);
      add(`dynamodb.writeUnits.${data.TableName}`, writeUnits(before, undefined));
    }
    return refusal;
  };
  inside.updateIndexes = (store, table, before, after, done) => {
    add(`dynamodb.writeUnits.${table.TableName}`, writeUnits(before, after));
    add(`dynamodb.indexWriteUnits.${table.TableName}`, indexUnits(table, before, after));
    add(`dynamodb.storedBytes.${table.TableName}`, (after ? itemSize(after) : 0) - (before ? itemSize(before) : 0));
    updateIndexes(store, table, before, after, done);
  };
  inside.addConsumedCapacity = (data, isRead, item, other) => {
    if (isRead) add(`dynamodb.readUnits.${data.TableName}`, readUnits(item ? itemSize(item) : 0, data.ConsistentRead === true));
    return addConsumedCapacity(data, isRead, item, other);
  };
  inside.queryTable = (store, table, data, ...rest) => {
    const done = rest.pop() as Done;
    // A count reads as much as the items themselves would: they are asked for, weighed, and left out of the answer.
    queryTable(
      store,
      table,
      { ...data, Select: data.Select === 'COUNT' ? undefined : data.Select } as Request,
      ...rest,
      (error, result) => {
        const bytes = (result?.Items ?? []).reduce((sum, item) => sum + itemSize(item), 0);
        if (result) add(`dynamodb.readUnits.${data.TableName}`, readUnits(bytes, data.ConsistentRead === true));
        if (data.Select === 'COUNT') delete result?.Items;
        done(error, result);
      },
    );
  };
}
