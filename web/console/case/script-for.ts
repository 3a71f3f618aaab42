import type { CaseView } from '../api/types.ts';
import scripts from './scripts.json' with { type: 'json' };

type Text = { zh: string; en: string };
export type ScriptStep = Text & { id: string; say?: Text; hint?: Text };
export type TopicScript = Text & { id: string; say: Text };

export const steps: readonly ScriptStep[] = scripts.steps;
export const never: readonly Text[] = scripts.never;

/** What to mind in this call besides the steps, the most urgent first: by what the customer complains of and by signals. */
export function topicScripts({ feedback, signals }: Pick<CaseView, 'feedback' | 'signals'>): TopicScript[] {
  const complained = feedback.flatMap((f) => f.judgement.topics.filter((t) => t.polarity === 'negative').map((t) => t.id));
  const groups = complained.map((id) => id.slice(0, id.indexOf('.')));
  return scripts.topics.filter(
    (script) =>
      script.signals.some((id) => (signals as string[]).includes(id)) ||
      script.topics.some((id) => complained.includes(id)) ||
      script.groups.some((group) => groups.includes(group)),
  );
}

/** A text with its names put in; what is not known stays an ellipsis. */
export const spoken = (text: string, names: Record<string, string | null>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '……');

/** A name as it is said to a customer: without what stands in brackets behind it, such as “（示例）”. */
export const withoutAside = (name: string): string => name.replace(/\s*[（(][^）)]*[）)]\s*$/, '');
