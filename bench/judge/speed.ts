import { readFileSync } from 'node:fs';

const seconds = 3;
const comments: string[] = JSON.parse(readFileSync(0, 'utf8'));
const resident = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};

const before = resident();
const began = performance.now();
const { embeddedSentiment } = await import('#adapters/sentiment/embedded/embedded.ts');
const model = embeddedSentiment();
await model.read([{ text: comments[0]! }]);
const loadMs = performance.now() - began;
const rssMB = resident() - before;

const texts = comments.map((text) => ({ text }));
const until = performance.now() + seconds * 1000;
const start = process.cpuUsage();
let read = 0;
while (performance.now() < until) read += (await model.read(texts)).length;
const { user, system } = process.cpuUsage(start);
console.log(
  JSON.stringify({
    commentsPerSecond: Math.round(read / ((user + system) / 1e6)),
    loadMs: Number(loadMs.toFixed(1)),
    rssMB: Number(rssMB.toFixed(1)),
  }),
);
