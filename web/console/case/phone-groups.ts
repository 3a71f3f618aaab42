/** A mobile number, masked or whole, as people read it aloud: `138 0000 0912`; any other stays as it came. */
export const inGroups = (phone: string): string =>
  phone.replace(/^(\+86[\s-]?|86)?(1[\d*]{2})([\d*]{4})([\d*]{4})$/, (_, land, a, b, c) => `${land ? '+86 ' : ''}${a} ${b} ${c}`);
