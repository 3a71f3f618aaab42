import { isDeepStrictEqual } from 'node:util';
import { AwsCallError, awsCall } from '../aws-call.ts';
import { StartError } from '../template/failure.ts';
import type { Resource, Resources } from '../template/resources.ts';

type Table = ReturnType<typeof tablesOf>[number];
const tablesOf = (resources: Resources) => resources.of('AWS::DynamoDB::Table');

/** Creates the tables that are not on disk yet. */
export async function createTables(endpoint: string, resources: Resources): Promise<void> {
  for (const table of tablesOf(resources)) {
    const existing = await describe(endpoint, table.name);
    if (existing) refuseIfChanged(table, existing);
    else await awsCall(endpoint, 'DynamoDB_20120810.CreateTable', definition(table));
  }
}

interface Index {
  IndexName: string;
  KeySchema: unknown;
  Projection: unknown;
}
interface Description {
  KeySchema: unknown;
  GlobalSecondaryIndexes?: Index[];
}

async function describe(endpoint: string, name: string): Promise<Description | undefined> {
  try {
    return (await awsCall<{ Table: Description }>(endpoint, 'DynamoDB_20120810.DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof AwsCallError && error.type === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

const definition = ({ name, properties }: Table) => ({
  TableName: name,
  KeySchema: properties.KeySchema,
  AttributeDefinitions: properties.AttributeDefinitions,
  BillingMode: properties.BillingMode,
  GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes?.map(indexOf),
});

const indexOf = ({ IndexName, KeySchema, Projection }: Index): Index => ({ IndexName, KeySchema, Projection });
const indexes = (list: Index[] = []) => list.map(indexOf).sort((a, b) => a.IndexName.localeCompare(b.IndexName));

/** dynalite adds no index to a table that exists. */
function refuseIfChanged({ name, properties }: Resource<Table['properties']>, existing: Description): void {
  const same =
    isDeepStrictEqual(existing.KeySchema, properties.KeySchema) &&
    isDeepStrictEqual(indexes(existing.GlobalSecondaryIndexes), indexes(properties.GlobalSecondaryIndexes));
  if (!same)
    throw new StartError(
      `table ${name} in the data folder has other keys or indexes than the template: start with another --data, or delete the folder`,
    );
}
