import type { Judgement, Reason, Signal } from './judgement.ts';
import { contradictionReason, firstReasons, optionsReason, scoreReason, signalReason, textReason, unreadReason } from './reasons.ts';
import type { Sentiment } from './sentiment.ts';
import { gravity } from './severity.ts';
import { type DetectedSignal, detectSignals } from './signals.ts';
import type { Thresholds } from './thresholds.ts';
import { detectTopics } from './topics.ts';
import { type Expression, isCompelling, isLowestScore, scoreVerdict, type TextVerdict, textVerdict, unhappyOptions } from './verdicts.ts';

/** A request for a call counts as discontent from here down, milder than a text that is unhappy by itself. */
const displeased = -0.1;
/** Praise so clear that a low score is taken for a reversed scale rather than for discontent. */
const strongPraise = 0.6;

/**
 * What Earshot concludes from one feedback. `sentiment` is null when there is no text or the model is out of reach.
 * Any one source of discontent is enough; the others never average it away, their disagreement is the signal `contradiction`.
 */
export function judge(feedback: Expression, sentiment: Sentiment | null, thresholds: Thresholds): Judgement {
  const words = [feedback.comment ?? '', ...(feedback.options ?? [])].filter(Boolean).join('\n');
  const detected = detectSignals(words);
  const byScore = scoreVerdict(feedback, thresholds);
  const byText = textVerdict(sentiment, thresholds);
  const options = unhappyOptions(feedback, thresholds);
  const compelled = detected.filter(isCompelling);
  const asksDispleased = has(detected, 'wants_call') && byScore !== 'happy' && (sentiment?.score ?? 0) <= displeased;

  const badText = byText === 'furious' || (byText === 'unhappy' && byScore !== 'happy');
  const reversed = byScore === 'unhappy' && byText === 'praise';
  const badScore = byScore === 'unhappy' && !(reversed && sentiment!.score >= strongPraise);
  const unhappy = compelled.length > 0 || options.length > 0 || badText || badScore || asksDispleased;
  const contradiction = reversed || (byScore === 'happy' && (byText === 'furious' || options.length > 0));

  const signals: Signal[] = [...detected.map(({ signal }) => signal), ...(contradiction ? (['contradiction'] as const) : [])];
  const praised = reversed && options.length === 0;
  const topics = words ? detectTopics(words, feedback.touchpoint) : [];
  const grave = unhappy
    ? gravity({
        text: words,
        topics,
        signals: new Set(signals),
        sentiment: sentiment?.score ?? null,
        lowestScore: isLowestScore(feedback),
        praised,
      })
    : null;
  return {
    unhappy,
    probability: probability(
      { unhappy, compelled, badScore, options, asksDispleased, middling: byScore === 'middle' },
      sentiment,
      thresholds,
    ),
    sentiment: sentiment?.score ?? null,
    severity: grave?.severity ?? 'low',
    topics,
    signals,
    reasons: firstReasons([
      ...compelled.map(signalReason),
      feedback.score && (byScore !== 'middle' || !sentiment) && scoreReason(feedback.score),
      options.length > 0 && optionsReason(options),
      contradiction && contradictionReason,
      sentiment ? textReason(sentiment, tone(byText)) : feedback.comment !== undefined && unreadReason,
      grave?.why,
      ...detected.filter((signal) => !isCompelling(signal)).map(signalReason),
    ]),
  };
}

/** Whether score, options or signals make the customer unhappy, or there is no text to wait for: the text model is not needed to act. */
export function decidedWithoutText(feedback: Expression, thresholds: Thresholds): boolean {
  if (!feedback.comment?.trim()) return true;
  return judge(feedback, null, thresholds).unhappy;
}

const lastTry: Reason = {
  zh: '多次未能自动判断,请人工查看',
  en: 'could not be judged automatically after several tries; a person must look at it',
};

/** For a feedback that could not be judged on its last try: a person hears it rather than nobody. */
export function unjudged(reason: Reason = lastTry): Judgement {
  return { unhappy: true, probability: 0.5, sentiment: null, severity: 'normal', topics: [], signals: [], reasons: [reason] };
}

const has = (detected: DetectedSignal[], signal: DetectedSignal['signal']) => detected.some((one) => one.signal === signal);
const tone = (verdict: TextVerdict) =>
  verdict === 'furious' || verdict === 'unhappy' ? 'unhappy' : verdict === 'praise' ? 'praise' : 'plain';

type Grounds = {
  unhappy: boolean;
  compelled: unknown[];
  badScore: boolean;
  options: unknown[];
  asksDispleased: boolean;
  middling: boolean;
};

/** The strongest ground counts, uncalibrated in this first version; always on the side of 0.5 that `unhappy` says. */
function probability(grounds: Grounds, sentiment: Sentiment | null, { unhappyText }: Thresholds): number {
  const byText = sentiment ? 1 / (1 + Math.exp(6 * (sentiment.score - unhappyText))) : 0;
  const strongest = Math.max(
    grounds.compelled.length ? 0.97 : 0,
    grounds.badScore ? 0.93 : 0,
    grounds.options.length ? 0.92 : 0,
    grounds.asksDispleased ? 0.6 : 0,
    grounds.middling ? 0.3 : 0.03,
    byText,
  );
  return Number((grounds.unhappy ? Math.max(0.5, strongest) : Math.min(0.49, strongest)).toFixed(3));
}
