/** Numbers from 0 up to 1; the same seed gives the same ones. Mulberry32, public domain (Tommy Ettinger). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Event = { at: number; order: number; run: () => void };

/** Lets others of this process have their turn: a long row of told worlds would never come to it by itself. */
export const turn = () => new Promise<void>((resume) => setImmediate(resume));

/** A tick comes when no promise has anything left to do: all that runs here are promises, and a turn of the event loop costs more than an event. */
const settled = () => new Promise<void>((resume) => process.nextTick(resume));

/**
 * Virtual time: nothing happens but the events, one after the other, and each is followed by everything it sets free.
 * Events of the same instant run in the order they were made, or by chance where the run is to interleave.
 */
export class Clock {
  private events: Event[] = [];
  private made = 0;
  private at: number;
  private readonly tie: (() => number) | undefined;

  constructor(start: number, tie?: () => number) {
    this.at = start;
    this.tie = tie;
  }

  readonly now = (): number => this.at;

  after(milliseconds: number, run: () => void): void {
    this.when(this.at + milliseconds, run);
  }

  when(at: number, run: () => void): void {
    const event = { at: Math.max(at, this.at), order: this.tie?.() ?? this.made++, run };
    let i = this.events.length;
    while (i > 0 && before(event, this.events[i - 1]!)) i--;
    this.events.splice(i, 0, event);
  }

  pause(milliseconds: number): Promise<void> {
    return new Promise((resume) => this.after(milliseconds, resume));
  }

  /** Lets time pass to that instant, doing on the way whatever falls due. */
  async passTo(at: number): Promise<void> {
    await settled();
    while (this.events.length > 0 && this.events[0]!.at <= at) {
      const event = this.events.shift()!;
      this.at = Math.max(this.at, event.at);
      event.run();
      await settled();
    }
    this.at = Math.max(this.at, at);
  }

  /** The clock is set forward and nothing has happened meanwhile: the whole region was down. */
  jumpTo(at: number): void {
    this.at = Math.max(this.at, at);
  }
}

const before = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
