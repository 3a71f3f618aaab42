import { expect, test } from 'vitest';
import type { Earshot } from '../earshot.ts';

/** The page behind the link of a personal message; nobody is signed in there. */
export function acknowledging(earshot: Earshot): void {
  test.for(['GET', 'POST'])('%s with a link that is not ours: a page that says so, for everybody, and nothing else', async (method) => {
    const answer = await fetch(`${earshot.url}/acknowledge/WyJjMSIsImMxLjEiLDld.c2lnbmF0dXJl`, { method });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain('链接无效或已过期');
  });
}
