import { Load, pause } from './load.ts';
import { everyPromiseIsKept } from './promises.ts';
import { Victim } from './victim.ts';

/** Kills everything so many times under load, and then demands what was promised with every 2xx. */
export async function survives(kills: number): Promise<void> {
  const victim = new Victim();
  const load = new Load();
  try {
    await victim.start();
    const source = await victim.token('source-claims');
    for (let kill = 0; kill < kills; kill++) {
      load.start(victim, source);
      await load.accepts(25);
      await pause(Math.random() * 1200);
      await victim.kill();
      await load.stop();
      await victim.start();
    }
    await everyPromiseIsKept(victim, load.sent);
  } finally {
    await victim.end();
  }
}
