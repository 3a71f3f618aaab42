import { readFileSync, writeFileSync } from 'node:fs';
import type { Catalogue } from '#domain/feedback/catalogue.ts';

type Named = { id: string; zh: string; en: string };
type Journey = {
  id: string;
  zh: string;
  /** Left out where it is the id's last part. */
  en?: string;
  stage?: string;
  /** Letters of the lines that have it. */
  lines: string;
  /** `id=中文`, separated by spaces. */
  steps: string;
};
export type Table = {
  lines: (Named & { letter: string; share: number })[];
  processes: (Named & { stage: string })[];
  journeys: Journey[];
};

/** Four levels of ids from one table: process.line is a scene, process.line.journey a journey, and so on. */
export function generateCatalogue(table: Table): Catalogue {
  const catalogue: Catalogue = { lines: [], scenes: [], journeys: [], touchpoints: [] };
  for (const { letter, ...line } of table.lines) {
    catalogue.lines.push(line);
    for (const process of table.processes) {
      const journeys = table.journeys.filter((j) => j.lines.includes(letter) && j.id.startsWith(`${process.id}.`));
      if (journeys.length === 0) continue;
      const scene = `${process.id}.${line.id}`;
      catalogue.scenes.push({ id: scene, zh: line.zh + process.zh, en: `${line.en} ${process.en}` });
      for (const journey of journeys) {
        const name = journey.id.slice(process.id.length + 1);
        const own = { id: `${scene}.${name}`, zh: line.zh + journey.zh, en: `${line.en} ${journey.en ?? name}` };
        catalogue.journeys.push({ ...own, stage: journey.stage ?? process.stage });
        for (const [step, zh] of journey.steps.split(' ').map((s) => s.split('=')))
          catalogue.touchpoints.push({ id: `${own.id}.${step}`, zh: `${own.zh}·${zh}`, en: `${own.en}: ${step}` });
      }
    }
  }
  return catalogue;
}

export const readTable = (): Table => JSON.parse(readFileSync(new URL('table.json', import.meta.url), 'utf8'));

/** One entry a line, so that a change of the table reads well in a diff. */
export function print(catalogue: Catalogue): string {
  const level = ([name, entries]: [string, object[]]) =>
    `  "${name}": [\n${entries.map((e) => `    ${JSON.stringify(e)}`).join(',\n')}\n  ]`;
  return `{\n${Object.entries(catalogue).map(level).join(',\n')}\n}\n`;
}

if (import.meta.main) writeFileSync(new URL('../catalogue.json', import.meta.url), print(generateCatalogue(readTable())));
