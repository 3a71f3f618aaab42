import { inflateRawSync } from 'node:zlib';

/** A cell as the file has it: `t` is its type, `f` whether it is computed. */
export type WrittenCell = { text: string; type: string; isFormula: boolean };

/** The files of a zip, by its central directory (APPNOTE 4.3.12). */
function unzipped(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const files = new Map<string, string>();
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number];
    const [method, size, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + size);
    files.set(name, (method === 0 ? content : inflateRawSync(content)).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const plain = (xml: string) =>
  xml.replace(/&(lt|gt|quot|apos|amp|#\d+);/g, (_, name) => marks[name] ?? String.fromCharCode(Number(name.slice(1))));
const marks: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const textOf = (xml: string) => plain([...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => text).join(''));

/** The cells of the first sheet, row by row. */
export function sheetOf(file: Buffer): WrittenCell[][] {
  const files = unzipped(file);
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml]) => textOf(xml!));
  const sheet = files.get('xl/worksheets/sheet1.xml')!;
  return [...sheet.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells: WrittenCell[] = [];
    for (const [, attributes, inner = ''] of row!.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const type = /\bt="(\w+)"/.exec(attributes!)?.[1] ?? 'n';
      const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '';
      const text = type === 's' ? shared[Number(value)]! : type === 'inlineStr' ? textOf(inner) : plain(value);
      // An empty cell is not written: each says its column in letters.
      const letters = /\br="([A-Z]+)\d+"/.exec(attributes!)![1]!;
      cells[[...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1] = {
        text,
        type,
        isFormula: inner.includes('<f'),
      };
    }
    return cells;
  });
}
