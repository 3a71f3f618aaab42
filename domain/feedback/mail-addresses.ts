/** Before the @: ASCII as it is mostly written; other letters only where none of ASCII stand, since Chinese text goes on without a gap. */
const local = /[a-z0-9._%+-]+$/i;
const otherLocal = /\p{L}{1,20}$/u;
/** Labels in any script. The last one is ASCII, a Chinese one that exists, or of a script that has gaps between words: Chinese text goes on without. */
const domain =
  /^(?:[\p{L}\p{N}-]{1,63}\.)+(?:[a-z0-9-]+|中国|公司|网络|网址|网店|在线|中文网|集团|商城|商店|政务|公益|机构|手机|世界|移动|(?!\p{Script=Han})\p{L}{2,20})/iu;

/** Where e-mail addresses stand, in order. Looks around each @ only as far as an address can reach. */
export function mailsIn(plain: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = plain.indexOf('@'), from = 0; at >= 0; at = plain.indexOf('@', at + 1)) {
    const near = plain.slice(Math.max(from, at - 64), at);
    const before = (near.match(local) ?? near.match(otherLocal))?.[0];
    const behind = plain.slice(at + 1, at + 256).match(domain)?.[0];
    if (!before || !behind) continue;
    from = at + 1 + behind.length;
    found.push({ start: at - before.length, end: from });
  }
  return found;
}
