export type Progress = { step(phase: string, done: number, note: string): void; end(): void };

const width = 24;

/** A bar on a terminal; elsewhere one plain line for every tenth of the way. */
export function progressOn(stream: NodeJS.WriteStream, total: number): Progress {
  let last = { phase: '', tenth: -1, at: 0 };
  return {
    step(phase, done, note) {
      const share = total > 0 ? Math.min(done / total, 1) : 1;
      const [tenth, at] = [Math.floor(share * 10), Date.now()];
      const news = phase !== last.phase || tenth !== last.tenth;
      const text = `${phase} ${done}/${total} ${Math.floor(share * 100)} % ${note}`;
      if (stream.isTTY && (news || done === total || at - last.at > 100)) {
        const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
        stream.write(`\r\x1b[2K${bar} ${text}`.slice(0, (stream.columns ?? 80) + 5));
        last = { phase, tenth, at };
      } else if (!stream.isTTY && news) {
        stream.write(`${text}\n`);
        last = { phase, tenth, at };
      }
    },
    end: () => void (stream.isTTY && stream.write('\r\x1b[2K')),
  };
}

export const silent: Progress = { step: () => {}, end: () => {} };
