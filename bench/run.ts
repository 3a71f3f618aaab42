import { alerting } from './alerting/alerting.ts';
import { consoleBench } from './console/console.ts';
import { judge } from './judge/judge.ts';
import { loop } from './loop/loop.ts';

/** `npm run -s bench -- NAME` prints one JSON object on stdout; what it is doing goes to stderr. */
const benches: Record<string, (options: string[]) => Promise<object>> = { alerting, console: consoleBench, judge, loop };

const [name = '', ...options] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`usage: npm run -s bench -- NAME   (${Object.keys(benches).join(', ')})`);
  process.exit(2);
}
try {
  console.log(JSON.stringify(await bench(options), null, 2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
