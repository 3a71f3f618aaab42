import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sesChannel } from '#adapters/channels/aws-mail.ts';
import { snsSmsChannel } from '#adapters/channels/aws-sms.ts';
import { awsServer } from '../contract/aws-server.ts';
import { acknowledge, card, failure, li } from './stages.ts';

let aws: Awaited<ReturnType<typeof awsServer>>;
beforeAll(async () => {
  aws = await awsServer();
});
afterAll(() => aws.close());

const mail = (timeoutMs = 5000) => sesChannel({ from: 'earshot@insurer.example', timeoutMs }, async () => new SESv2Client(aws.client));
const sms = (timeoutMs = 5000) => snsSmsChannel({ timeoutMs }, async () => new SNSClient(aws.client));
const toMail = { ...li, address: 'li@insurer.example' };
const toPhone = { ...li, address: '+8613800001234' };

describe('SES', () => {
  test('sends text and HTML to the person, from the configured sender', async () => {
    aws.state.answer = () => ({ body: { MessageId: 'ses-1' } });
    expect(await mail().send(card, toMail)).toEqual({ delivered: false, receipt: 'ses-1' });
    const { FromEmailAddress, Destination, Content } = JSON.parse(aws.asked.at(-1)!.body);
    expect([FromEmailAddress, Destination]).toEqual(['earshot@insurer.example', { ToAddresses: ['li@insurer.example'] }]);
    for (const part of ['Text', 'Html']) {
      for (const words of ['车险维修·进度', 'Motor repair', '/cases/cchannel']) expect(Content.Simple.Body[part].Data).toContain(words);
    }
    expect(JSON.stringify(Content)).not.toMatch(/c-zhou|1380000123|修理厂三天/);
  });

  test.each([
    [429, 'TooManyRequestsException', 'slow-down'],
    [400, 'ThrottlingException', 'slow-down'],
    [400, 'MessageRejected', 'never'],
    [400, 'AccountSuspendedException', 'never'],
    [403, 'AccessDeniedException', 'never'],
    [500, 'InternalFailure', 'again'],
    [503, 'ServiceUnavailable', 'again'],
  ])('%i %s means: %3$s', async (status, name, kind) => {
    aws.state.answer = () => ({ status, body: { __type: name, message: 'li@insurer.example is not verified' } });
    const error = await failure(mail().send(card, toMail));
    expect(error).toMatchObject({ kind, message: `SES refused: ${name}` });
  });
});

describe('SNS', () => {
  const done = '<PublishResponse><PublishResult><MessageId>sns-1</MessageId></PublishResult></PublishResponse>';
  const refusal = (code: string) => `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code></Error></ErrorResponse>`;

  test('sends both languages and one link, as a message that is not advertising', async () => {
    aws.state.answer = () => ({ body: done });
    expect(await sms().send(card, toPhone)).toEqual({ delivered: false, receipt: 'sns-1' });
    const asked = new URLSearchParams(aws.asked.at(-1)!.body);
    expect(asked.get('PhoneNumber')).toBe('+8613800001234');
    expect(asked.get('Message')).toMatch(new RegExp(`车险维修·进度[^]*Motor repair[^]*\n${acknowledge}$`));
    expect(asked.toString()).toContain('Transactional');
  });

  test.each([
    [400, 'InvalidParameter', 'never'],
    [403, 'AuthorizationError', 'never'],
    [429, 'Throttled', 'slow-down'],
    [500, 'InternalError', 'again'],
  ])('%i %s means: %3$s', async (status, code, kind) => {
    aws.state.answer = () => ({ status, body: refusal(code) });
    expect((await failure(sms().send(card, toPhone))).kind).toBe(kind);
  });
});

test('who has no address there is never reached there', async () => {
  expect([(await failure(mail().send(card, li))).kind, (await failure(sms().send(card, li))).kind]).toEqual(['never', 'never']);
});

test('silence ends after the time of the channel, and is worth another try', async () => {
  aws.state.answer = () => ({ body: {}, silent: true });
  for (const sending of [mail(200).send(card, toMail), sms(200).send(card, toPhone)])
    expect(await failure(sending)).toMatchObject({ kind: 'again', message: expect.stringMatching(/^S[EN]S did not answer in time$/) });
});
