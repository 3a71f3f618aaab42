import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The wall clock of all processes that are started with `env`; it can be set while they run. */
export class WallClock {
  #offset = 0;
  #folder = mkdtempSync(join(tmpdir(), 'earshot-clock-'));
  #file = join(this.#folder, 'offset');
  readonly env: { NODE_OPTIONS: string };

  constructor() {
    const module = new URL('./shifted-clock.ts', import.meta.url);
    module.searchParams.set('offset', this.#file);
    this.env = { NODE_OPTIONS: `--import ${module.href}` };
    this.jump(0);
  }

  readonly now = (): number => Date.now() + this.#offset;

  /** Sets the clock forward by so many minutes, or back. */
  jump(minutes: number): void {
    this.#offset += minutes * 60_000;
    writeFileSync(`${this.#file}.new`, String(this.#offset));
    renameSync(`${this.#file}.new`, this.#file);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
