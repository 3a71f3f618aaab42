import { embeddedSentiment } from '#adapters/sentiment/embedded/embedded.ts';
import { loadInsurer } from '#config/load.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Sentiment, SentimentModel } from '#domain/judgement/sentiment.ts';

export const sampleInsurer = loadInsurer();

/** Friday 2026-11-20, 10:00 in Shanghai. */
export const friday = Date.parse('2026-11-20T10:00:00+08:00');

const touchpoints = new WeakMap<Insurer, Set<string>>();
export function touchpointsOf(insurer: Insurer): Set<string> {
  const known = touchpoints.get(insurer) ?? new Set(insurer.catalogue.touchpoints.map((t) => t.id));
  touchpoints.set(insurer, known);
  return known;
}

const model = embeddedSentiment();
const read = new Map<string, Promise<Sentiment[]>>();

/** The real model; a text it has read once is not read again, histories repeat a handful of them. */
export const sentiment: SentimentModel = {
  async read(texts) {
    const key = texts.map((t) => t.text).join('\n');
    if (!read.has(key)) read.set(key, model.read(texts));
    return read.get(key)!;
  },
};

/** What customers say; `unhappy` is what any listener would conclude. */
export const answers = {
  furious: { unhappy: true, body: { score: { scale: 'nps', value: 0 }, comment: '修理厂三天不接电话,气死人了,我要投诉' } },
  unhappy: { unhappy: true, body: { score: { scale: 'csat', value: 1 } } },
  hidden: { unhappy: true, body: { score: { scale: 'nps', value: 9 }, comment: '太差了,骗人的公司,再也不买了,气死我了' } },
  option: { unhappy: true, body: { options: ['not_solved'] } },
  content: { unhappy: false, body: { score: { scale: 'nps', value: 10 }, comment: '很满意,谢谢' } },
  silent: { unhappy: false, body: { score: { scale: 'csat', value: 4 } } },
} as const;
export type AnswerName = keyof typeof answers;
