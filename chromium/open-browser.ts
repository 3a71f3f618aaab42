import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((what) => `--disable-${what}`);

/** Debian's chromium, or the one that CHROMIUM names. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('no browser found: install Debian’s package chromium, or name one in CHROMIUM');
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--no-first-run', ...quiet] });
}
