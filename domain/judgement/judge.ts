import { decisivePhrases } from './decisive-phrases.ts';
import { probabilityOf } from './fusion.ts';
import type { Judgement, Reason, Signal } from './judgement.ts';
import { plainText } from './plain-text.ts';
import {
  contradictionReason,
  firstReasons,
  optionsReason,
  pastReason,
  scoreReason,
  signalReason,
  textReason,
  unreadReason,
} from './reasons.ts';
import { type Sentiment, toneOf } from './sentiment.ts';
import { gravity } from './severity.ts';
import { signalsIn } from './signals.ts';
import type { Thresholds } from './thresholds.ts';
import { contentAt, isPraise, topicsHeard } from './topic-polarity.ts';
import { detectTopics } from './topics.ts';
import { type Expression, isCompelling, isLowestScore, scoreVerdict, textVerdict, unhappyOptions } from './verdicts.ts';

/**
 * What Earshot concludes from one feedback. `sentiment` is null when there is no text or the model is out of reach.
 * Score, options, text and history are weighed together; where score and words contradict each other, that is the signal `contradiction`.
 */
export function judge(feedback: Expression, sentiment: Sentiment | null, thresholds: Thresholds, past: Past = noPast): Judgement {
  const words = [feedback.comment ?? '', ...(feedback.options ?? [])].filter(Boolean).join('\n');
  const detected = signalsIn(feedback);
  const byScore = scoreVerdict(feedback, thresholds);
  const byText = textVerdict(sentiment);
  const options = unhappyOptions(feedback, thresholds);
  const compelled = detected.filter(isCompelling);
  const spoken = words ? detectTopics(words, feedback.touchpoint) : [];
  const matters = spoken.filter(({ id }) => !isPraise(id));
  const probability = probabilityOf({
    score: byScore,
    lowestScore: isLowestScore(feedback),
    text: sentiment,
    matter:
      sentiment && !asks(feedback.comment ?? '') ? greatest(matters.map((one) => one.probability * (1 - contentAt(one, sentiment)))) : 0,
    praise: greatest(spoken.filter(({ id }) => isPraise(id)).map(({ probability }) => probability)),
    options: options.length > 0,
    compelled: compelled.length > 0,
    asksForCall: detected.some(({ signal }) => signal === 'wants_call'),
    unhappyBefore: past.unhappy,
  });
  const unhappy = probability >= thresholds.unhappyFrom;
  const reversed = byScore === 'unhappy' && byText === 'praise';
  const contradiction = reversed || (byScore === 'happy' && (byText === 'unhappy' || options.length > 0));

  const signals: Signal[] = [...detected.map(({ signal }) => signal), ...(contradiction ? (['contradiction'] as const) : [])];
  const praised = reversed && options.length === 0;
  const topics = topicsHeard(spoken, sentiment);
  const tone = sentiment && toneOf(sentiment);
  const grave = unhappy
    ? gravity({
        text: words,
        topics: topics.map(({ id }) => id),
        signals: new Set(signals),
        sentiment: tone,
        lowestScore: isLowestScore(feedback),
        praised,
      })
    : null;
  return {
    unhappy,
    probability,
    sentiment: tone,
    severity: grave?.severity ?? 'low',
    topics,
    signals,
    reasons: firstReasons([
      ...compelled.map(signalReason),
      feedback.score && (byScore !== 'middle' || !sentiment) && scoreReason(feedback.score),
      options.length > 0 && optionsReason(options),
      contradiction && contradictionReason,
      sentiment ? textReason(sentiment, byText) : feedback.comment !== undefined && unreadReason,
      unhappy && past.unhappy && pastReason,
      grave?.why,
      ...detected.filter((signal) => !isCompelling(signal)).map(signalReason),
    ]),
    phrases: unhappy ? decisivePhrases(feedback.comment ?? '', detected, sentiment) : [],
  };
}

const greatest = (values: number[]) => Math.max(0, ...values);

/** Somebody who asks names a matter without having one. */
const question =
  /[?]\s*$|[吗呢么]\s*$|^(?:请问|咨询|想问|问一下|想了解|如何|怎么|how |what |when |where |can |could |do |does |is |are |would )/;
const asks = (comment: string): boolean => question.test(plainText(comment).trim());

/** What is known of the customer from before. */
export type Past = { unhappy: boolean };
const noPast: Past = { unhappy: false };

const lastTry: Reason = {
  zh: '多次未能自动判断,请人工查看',
  en: 'could not be judged automatically after several tries; a person must look at it',
};

/** For a feedback that could not be judged on its last try: a person hears it rather than nobody. */
export function unjudged(reason: Reason = lastTry): Judgement {
  return { unhappy: true, probability: 0.5, sentiment: null, severity: 'normal', topics: [], signals: [], reasons: [reason], phrases: [] };
}
