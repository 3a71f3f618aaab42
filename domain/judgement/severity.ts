import type { Reason, Severity } from './judgement.ts';
import { plainText } from './plain-text.ts';
import patterns from './severity.json' with { type: 'json' };

type Cue = keyof typeof patterns;
const cues = Object.fromEntries(
  Object.entries(patterns).map(([cue, list]) => [cue, new RegExp(list.map((pattern) => `(?:${pattern})`).join('|'), 'u')]),
) as Record<Cue, RegExp>;

/** Topics that are about comfort, not about a broken promise. */
const easeOfUse = /^(?:digital\.(?:login|upload|hard_to_use|crash)|benefit\.|branch\.)/;

export type Circumstances = {
  /** The customer's words, comment and options. */
  text: string;
  signals: ReadonlySet<string>;
  /** −1…1, null when no text was read. */
  sentiment: number | null;
  lowestScore: boolean;
  /** Ids, clearest first. */
  topics: readonly string[];
  /** The text praises while something else complains. */
  praised: boolean;
};

/** How grave an unhappy customer's matter is, and why when it is not the ordinary one. */
export function gravity({ text, signals, sentiment, lowestScore, topics, praised }: Circumstances): { severity: Severity; why?: Reason } {
  const plain = plainText(text);
  const says = (cue: Cue) => cues[cue].test(plain);
  const grave = (severity: Severity, zh: string, en: string) => ({ severity, why: { zh, en } });

  if (signals.has('emergency')) return grave('urgent', '可能正处于危险之中', 'may be in danger now');
  if (says('misconduct')) return grave('urgent', '涉及人员索贿或辱骂威胁', 'tells of bribery or abuse by staff');
  if ((signals.has('media') || signals.has('complaint')) && says('soonPublic'))
    return grave('urgent', '即将公开曝光或集体行动', 'is about to go public or act as a group');
  if (says('leak') && says('running')) return grave('urgent', '信息泄露仍在发生', 'personal data is leaking now');

  if (signals.has('complaint') || signals.has('legal') || signals.has('media'))
    return grave('high', '已声明投诉、诉讼或曝光', 'declares a complaint, legal action or publicity');
  if (praised) return grave('low', '文字为表扬,请核实评分是否选反', 'the words praise: check whether the scale was reversed');
  const mild = says('mild') && !lowestScore && (sentiment === null || sentiment > -0.85);
  if (says('refusal')) return grave('high', '对拒赔或赔付结论有争议', 'disputes a refusal or a settlement');
  if (says('leak')) return grave('high', '涉及个人信息泄露', 'tells of leaked personal data');
  if (signals.has('vulnerable') && !mild) return grave('high', '客户或家人需要特别照顾', 'a vulnerable customer is concerned');
  if (says('misbehaviour')) return grave('high', '涉及人员行为不当', 'tells of misconduct by staff');
  if (says('repeated') && !mild) return grave('high', '问题反复出现或多次联系未果', 'has failed more than once');
  if (says('overdue') && !mild) return grave('high', '拖延已久', 'is long overdue');
  const usability = !lowestScore && easeOfUse.test(topics[0] ?? '');
  if ((mild || usability) && !signals.has('vulnerable'))
    return grave('low', '语气较轻,属建议或体验问题', 'is mild: a suggestion or a matter of ease');
  return { severity: 'normal' };
}
