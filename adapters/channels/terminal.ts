import type { Channel } from '#domain/alert/channel.ts';

/** Writes the alert as one JSON line; whoever shows the log shows the alert. On AWS it lands in the function's log group. */
export function terminalChannel(id: string, write: (line: string) => void = console.log): Channel {
  return {
    async send(card) {
      write(JSON.stringify({ alert: { ...card, channel: id } }));
      return { delivered: true };
    },
  };
}
