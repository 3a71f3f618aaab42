import { expect, test } from 'vitest';
import type { Earshot } from '../earshot.ts';
import { story } from '../story.ts';

export function terminal(earshot: Earshot): void {
  const { opens, reaches } = story(earshot);

  test('each case and each alert is printed as it happens, in words', async () => {
    const { caseId } = await opens();
    await reaches(caseId, 'has told the owner', (c) => c.alerts[0]?.at.sent);
    const lines = earshot.printed().split('\n');
    const about = (word: string) => lines.filter((line) => line.includes(caseId) && line.includes(word));
    expect(about('新回访工单')).toHaveLength(1);
    expect(about('提醒').length).toBeGreaterThan(0);
    expect(about('提醒').filter((line) => /NaN|undefined|\[object/.test(line))).toEqual([]);
  });

  test('nothing went wrong behind the answers of all stories', () => {
    const trouble = earshot
      .printed()
      .split('\n')
      .filter((line) => /\b(WARN|ERROR|CRITICAL)\b/.test(line));
    expect(trouble).toEqual([]);
  });
}
