import { turnsIn } from '#domain/judgement/clauses.ts';
import { sentenceEnds } from '../sentences.ts';
import { buckets, eachGram } from './grams.ts';
import { columns, type Weights } from './weights.ts';

/** How many numbers a text is turned into for the second layer. */
export const width = 26;

/** What the readers say, limited and scaled to the size of the other features. */
const limit = 8;
const level = (value: number) => Math.max(-limit, Math.min(limit, value)) / 2;

type Linear = Pick<Weights, 'table' | 'steps' | 'starts'>;

/** Sums of a passage's distinct n-grams for the four columns; a passage of n of them is divided by √n, so that length alone says nothing. */
class Passage {
  readonly seen = new Uint32Array(buckets);
  readonly sums = new Float64Array(columns);
  readonly said = new Float64Array(columns);
  turn = 0;
  count = 0;

  begin() {
    this.turn = (this.turn + 1) >>> 0;
    if (this.turn === 0) this.seen.fill(this.turn++);
    this.count = 0;
    this.sums.fill(0);
  }
  add(bucket: number, table: Int8Array) {
    if (this.seen[bucket] === this.turn) return;
    this.seen[bucket] = this.turn;
    this.count++;
    const at = bucket * columns;
    for (let c = 0; c < columns; c++) this.sums[c]! += table[at + c]!;
  }
  /** What each reader says of the passage, in log-odds against neither unhappy nor content. */
  say({ steps, starts }: Linear): Float64Array {
    const share = 1 / Math.sqrt(Math.max(1, this.count));
    for (let c = 0; c < columns; c++) this.said[c] = this.sums[c]! * share * steps[c]! + starts[c]!;
    return this.said;
  }
}

const whole = new Passage();
const part = new Passage();

/**
 * A plain text in numbers: what both linear readers say of the whole, of its most unhappy and most content sentences and of the last one,
 * what follows a "but", its length, its questions and its script. The result is overwritten by the next call.
 */
export function featuresOf(plain: string, linear: Linear, into = new Float64Array(width)): Float64Array {
  const turns = new Set(turnsIn(plain));
  const ends = statementEnds(plain, turns);
  const sentences = new Sentences();
  let sentence = 0;
  let from = 0;
  whole.begin();
  part.begin();
  eachGram(plain, (bucket, start, end) => {
    while (end > ends[sentence]!) {
      sentences.close(linear, turns.has(from));
      from = ends[sentence++]!;
    }
    whole.add(bucket, linear.table);
    if (start >= from) part.add(bucket, linear.table);
  });
  sentences.close(linear, turns.has(from));
  const said = whole.say(linear);
  sentences.write(said, into);
  form(plain, whole.count, sentences.count, into);
  return into;
}

/** Sentences end at their marks and, for us, at a turn. */
const statementEnds = (plain: string, turns: Set<number>): number[] =>
  turns.size === 0 ? sentenceEnds(plain) : [...new Set([...sentenceEnds(plain), ...turns])].filter((at) => at > 0).sort((a, b) => a - b);

/** Extremes over the sentences of a text. */
class Sentences {
  count = 0;
  unhappy = 0;
  content = 0;
  readonly most = new Float64Array(columns).fill(-limit);
  readonly last = new Float64Array(columns);
  turned = false;
  readonly afterTurn = [0, 0];
  readonly widest = [-limit, -limit];
  readonly narrowest = [limit, limit];

  close(linear: Linear, followsTurn: boolean) {
    if (part.count === 0) return;
    const said = part.say(linear);
    this.count++;
    for (let c = 0; c < columns; c++) {
      this.most[c] = Math.max(this.most[c]!, said[c]!);
      this.last[c] = said[c]!;
    }
    if (followsTurn) this.turned = true;
    for (let reader = 0; reader < 2; reader++) {
      const gap = said[2 * reader]! - said[2 * reader + 1]!;
      if (followsTurn) this.afterTurn[reader] = gap;
      this.widest[reader] = Math.max(this.widest[reader]!, gap);
      this.narrowest[reader] = Math.min(this.narrowest[reader]!, gap);
    }
    if (said[0]! > Math.max(0, said[1]!)) this.unhappy++;
    if (said[1]! > Math.max(0, said[0]!)) this.content++;
    part.begin();
  }
  write(said: Float64Array, into: Float64Array) {
    const one = this.count > 0;
    for (let reader = 0; reader < 2; reader++) {
      const [a, b] = [2 * reader, 2 * reader + 1];
      const gap = said[a]! - said[b]!;
      const at = 8 * reader;
      into[at] = level(said[a]!);
      into[at + 1] = level(said[b]!);
      into[at + 2] = level(one ? this.most[a]! : said[a]!);
      into[at + 3] = level(one ? this.most[b]! : said[b]!);
      into[at + 4] = level(one ? this.widest[reader]! : gap);
      into[at + 5] = level(one ? this.narrowest[reader]! : gap);
      into[at + 6] = level(one ? this.last[a]! : said[a]!);
      into[at + 7] = level(one ? this.last[b]! : said[b]!);
    }
    const count = Math.max(1, this.count);
    into[23] = this.turned ? 1 : 0;
    into[24] = level(this.afterTurn[0]!);
    into[25] = level(this.afterTurn[1]!);
    into[16] = this.unhappy / count;
    into[17] = this.content / count;
  }
}

const [question, a, z] = [63, 97, 122];

function form(plain: string, count: number, sentences: number, into: Float64Array) {
  let questions = 0;
  let letters = 0;
  for (let i = 0; i < plain.length; i++) {
    const unit = plain.charCodeAt(i);
    if (unit === question) questions++;
    else if (unit >= a && unit <= z) letters++;
  }
  into[18] = Math.log1p(count) / 3 - 1.5;
  into[19] = Math.min(1, questions / Math.max(1, sentences));
  into[20] = plain.trimEnd().endsWith('?') ? 1 : 0;
  into[21] = letters > 0.4 * plain.length ? 1 : 0;
  into[22] = Math.log1p(sentences) / 2;
}
