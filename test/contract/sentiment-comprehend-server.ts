import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Request = { TextList: string[]; LanguageCode: string };
type Trouble = 'throttled' | 'broken' | 'slow' | 'garbled' | undefined;

/** A small server that speaks Comprehend's JSON 1.1 for BatchDetectSentiment, with its limits and the shape of its errors. */
export async function comprehendServer() {
  const asked: Request[] = [];
  const state: { trouble: Trouble; refuses: (text: string, times: number) => boolean } = { trouble: undefined, refuses: () => false };
  const times = new Map<string, number>();

  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const reply = (status: number, body: object | string) => {
      res.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const fail = (type: string, message: string, status = 400) => reply(status, { __type: type, Message: message });

    if (req.headers['x-amz-target'] !== 'Comprehend_20171127.BatchDetectSentiment')
      return fail('UnknownOperationException', 'no such operation');
    if (state.trouble === 'slow') return;
    if (state.trouble === 'throttled') return fail('TooManyRequestsException', 'Rate exceeded');
    if (state.trouble === 'broken') return fail('InternalServerException', 'try later', 500);
    if (state.trouble === 'garbled') return reply(200, '<html>not json');

    const request = JSON.parse(Buffer.concat(chunks).toString()) as Request;
    asked.push(request);
    if (!['zh', 'zh-TW', 'en'].includes(request.LanguageCode)) return fail('UnsupportedLanguageException', request.LanguageCode);
    if (request.TextList.length === 0) return fail('InvalidRequestException', 'TextList must not be empty');
    if (request.TextList.length > 25) return fail('BatchSizeLimitExceededException', 'more than 25 documents');
    if (request.TextList.some((text) => Buffer.byteLength(text) > 5000)) return fail('TextSizeLimitExceededException', 'over 5000 bytes');
    const answers = request.TextList.map((text, Index) => {
      times.set(text, (times.get(text) ?? 0) + 1);
      if (!text || state.refuses(text, times.get(text)!)) return { Index, ErrorCode: 'INTERNAL_SERVER_ERROR', ErrorMessage: 'internal' };
      return { Index, ...read(text) };
    });
    reply(200, { ResultList: answers.filter((a) => !('ErrorCode' in a)), ErrorList: answers.filter((a) => 'ErrorCode' in a) });
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    state,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reads like Comprehend: no further than 500 characters, four shares that add up to one. */
function read(text: string) {
  const seen = Array.from(text).slice(0, 500).join('');
  const bad = /差|失望|没人|不接|沒人|terrible|nobody|worst/.test(seen);
  const good = /满意|感谢|滿意|excellent|thank/.test(seen);
  const [Sentiment, Positive, Negative, Neutral, Mixed] =
    bad && good
      ? ['MIXED', 0.05, 0.15, 0.05, 0.75]
      : bad
        ? ['NEGATIVE', 0.02, 0.93, 0.04, 0.01]
        : good
          ? ['POSITIVE', 0.95, 0.01, 0.03, 0.01]
          : ['NEUTRAL', 0.05, 0.05, 0.89, 0.01];
  return { Sentiment, SentimentScore: { Positive, Negative, Neutral, Mixed } };
}
