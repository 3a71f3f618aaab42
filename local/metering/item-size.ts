/** A value as DynamoDB's protocol writes it: `{ S: 'text' }`. */
export type AttributeValue = Record<string, unknown>;
export type Item = Record<string, AttributeValue>;

const utf8 = (text: string): number => Buffer.byteLength(text);
const binary = (base64: string): number => Buffer.from(base64, 'base64').length;

/** About one byte for two significant digits and one more; one for a minus sign. */
function digits(number: string): number {
  const significant = number.replace(/^-|\./g, '').replace(/^0+|0+$/g, '').length;
  return 1 + Math.ceil(significant / 2) + (number.startsWith('-') ? 1 : 0);
}

const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0);

/** Bytes of one value, by the rules of "DynamoDB item sizes and formats" in its developer guide. */
function sizeOf(value: AttributeValue): number {
  const [type, content] = Object.entries(value)[0] ?? [];
  switch (type) {
    case 'S':
      return utf8(content as string);
    case 'N':
      return digits(content as string);
    case 'B':
      return binary(content as string);
    case 'SS':
      return sum((content as string[]).map(utf8));
    case 'NS':
      return sum((content as string[]).map(digits));
    case 'BS':
      return sum((content as string[]).map(binary));
    case 'L':
      return 3 + sum((content as AttributeValue[]).map((element) => 1 + sizeOf(element)));
    case 'M':
      return 3 + sum(Object.entries(content as Item).map(([name, element]) => 1 + utf8(name) + sizeOf(element)));
    default:
      return 1; // BOOL, NULL
  }
}

/** Bytes of an item: its names and values in UTF-8. */
export const itemSize = (item: Item): number => sum(Object.entries(item).map(([name, value]) => utf8(name) + sizeOf(value)));
