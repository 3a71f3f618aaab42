import { type Clause, clausesOf } from '#domain/judgement/clauses.ts';
import { plainText } from '#domain/judgement/plain-text.ts';
import { type ClauseTone, type Heard, nothingSaid, type Sentiment, type SentimentModel } from '#domain/judgement/sentiment.ts';
import { evidenceOf } from './evidence.ts';
import { featuresOf } from './features.ts';
import { type Verdict, weigh } from './layer.ts';
import { shippedWeights, type Weights } from './weights.ts';

/** The model that ships with Earshot, Chinese and English. Deterministic, linear in the length, never fails. */
export function embeddedSentiment(weights: Weights = shippedWeights()): SentimentModel {
  return { read: async (texts: Heard[]) => texts.map(({ text }) => readText(text, weights)) };
}

/** Probabilities of a plain text. */
export const weigher =
  (weights: Weights) =>
  (plain: string): Verdict =>
    weigh(featuresOf(plain, weights), weights);

export function readText(text: string, weights: Weights): Sentiment {
  const plain = plainText(text);
  if (!hasWords.test(plain) || blank.test(plain)) return saysNothing(plain);
  const weighed = weigher(weights);
  const [unhappy, , content] = weighed(plain);
  const clauses = clausesOf(plain);
  let tones: ClauseTone[] | undefined;
  return {
    unhappy,
    content,
    evidence: evidenceOf(plain, clauses, unhappy >= content ? 1 : -1, weights),
    /** Looked at only where a topic is spoken of. */
    get clauses() {
      tones ??= clauses.length === 1 ? [{ end: plain.length, unhappy, content }] : clauses.map((clause) => toneIn(plain, clause, weighed));
      return tones;
    },
  };
}

/** The tone of one clause, read when it is asked for: most clauses speak of no topic. */
function toneIn(plain: string, { start, end }: Clause, weighed: (plain: string) => Verdict): ClauseTone {
  let verdict: Verdict | undefined;
  const read = () => {
    verdict ??= weighed(plain.slice(start, end));
    return verdict;
  };
  return {
    end,
    get unhappy() {
      return read()[0];
    },
    get content() {
      return read()[2];
    },
  };
}

const hasWords = /\p{L}/u;
/** What people write into a field they have to fill in. */
const blank =
  /^\s*(?:(?:暂时?|目前|都|真的|也|我)?(?:没有?|无)(?:什么|啥|其他|别的|任何)?(?:意见|建议|想法|要说的?|问题|补充|感想)?(?:了|啊|的)?|不知道|不清楚|没感觉|略|同上|测试|n\/?a|none?|nil|nothing|no comments?|not applicable|test|ok|好的?|嗯+|哦+)[\s.。!！~,，]*$/;

/** Without a word only its faces speak. */
function saysNothing(plain: string): Sentiment {
  const angry = (plain.match(angryFace) ?? []).length;
  const glad = (plain.match(gladFace) ?? []).length;
  if (angry === glad) return nothingSaid;
  const [unhappy, content, face] = angry > glad ? [0.8, 0.02, angryFace] : [0.02, 0.8, gladFace];
  return { unhappy, content, evidence: (plain.match(face) ?? []).slice(0, 1) };
}
const angryFace = /[😠😡🤬👎💔😤😞😭😢😒🙄😩😫]/gu;
const gladFace = /[😀😁😃😄😊😍🥰👍❤💯🎉🌹👏😘🙏]/gu;
