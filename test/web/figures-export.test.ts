import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf, fileNameOf, safeText } from '../../web/console/figures/export/cells.ts';

const bom = '\uFEFF';
const sheet = (rows: Parameters<typeof csvOf>[0][number]['rows']) => csvOf([{ name: '班组', head: ['a', 'b'], rows }]);

describe('a text that a spreadsheet would compute', () => {
  test.each(['=1+1', '+86', '-2', '@SUM(A1)', '\tx', '\rx', '\n=1', '＝1', '＋1', '－1', '＠x'])('%j gets an apostrophe', (text) => {
    expect(safeText(text)).toBe(`'${text}`);
  });

  test.each(['李敏', '1-2', ' =1', "'=1", ''])('%j stays as it is', (text) => expect(safeText(text)).toBe(text));

  test('stands in no cell of a file, quoted or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ',', 'x', '班') }), (text) => {
        const cell = sheet([[text, 1]])
          .split('\r\n')
          .slice(1)
          .join('\r\n');
        expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe('a CSV file', () => {
  test('begins with a byte order mark and ends its lines with CRLF', () => {
    expect(sheet([['华北', 3]])).toBe(`${bom}a,b\r\n华北,3\r\n`);
  });

  test('leaves numbers numbers, negative ones too; shares are percents; the unknown is empty', () => {
    expect(
      sheet([
        [-12.5, { share: 0.96123 }],
        [null, { share: 1 }],
      ]),
    ).toBe(`${bom}a,b\r\n-12.5,96.12%\r\n,100%\r\n`);
  });

  test('quotes what would break its lines', () => {
    expect(sheet([['说"好",走\n', 'x']])).toBe(`${bom}a,b\r\n"说""好"",走\n",x\r\n`);
  });

  test('says first what it is of, each fact on its line, hostile names as text', () => {
    const about: [string, string][] = [
      ['时段', '全时段'],
      ['筛选', '=cmd'],
    ];
    expect(csvOf([{ name: '班组', head: ['a'], rows: [[1]] }], about)).toBe(`${bom}时段,全时段\r\n筛选,'=cmd\r\n\r\na\r\n1\r\n`);
  });

  test('of several tables names each', () => {
    const one = { head: ['a'], rows: [[1]] };
    expect(
      csvOf([
        { name: '一', ...one },
        { name: '二', ...one },
      ]),
    ).toBe(`${bom}一\r\na\r\n1\r\n\r\n二\r\na\r\n1\r\n`);
  });
});

test('a file is named by its page, what narrows it and its period, for every file system', () => {
  const period = { from: '2026-11-01', to: '2026-11-21' };
  expect(fileNameOf(['响应与办结', '全时段', '车险'], period, 'csv')).toBe('earshot-响应与办结-全时段-车险-2026-11-01_2026-11-21.csv');
  expect(fileNameOf(['a/b: c', '..\\d'], period, 'xlsx')).toBe('earshot-a-b-c-..-d-2026-11-01_2026-11-21.xlsx');
  expect(fileNameOf(['总览', '长'.repeat(300)], period, 'csv').length).toBeLessThan(130);
});
