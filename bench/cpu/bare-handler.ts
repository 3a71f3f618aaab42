import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Call } from './calls.ts';

// A function that does nothing but call: the same clients, commands and payloads as Earshot's, and no code of Earshot.

const clients = {
  db: DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } }),
  sqs: new SQSClient({}),
  sns: new SNSClient({}),
  sfn: new SFNClient({}),
};
const commands: Record<string, new (input: never) => unknown> = {
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  SendMessageBatchCommand,
  PublishBatchCommand,
  StartExecutionCommand,
};

export async function handler(calls: Call[]): Promise<void> {
  for (const { client, command, input } of calls) {
    const Command = commands[command];
    if (!Command) throw new Error(`the bare handler does not know ${command}: add it beside the others`);
    await (clients[client] as { send(command: unknown): Promise<unknown> }).send(new Command(input as never));
  }
}
