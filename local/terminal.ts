/** A line that a function logged as JSON. */
type Entry = Record<string, unknown> & { level?: string; message?: string };

type Colour = 'red' | 'yellow' | 'green' | 'cyan' | 'bold';
/** `of` gives a field as people read it: names instead of ids. */
type Formatter = (of: (field: string) => string) => [text: string, colour: Colour];

const which = (of: (field: string) => string) => `${of('caseId')} ${of('touchpoint')}`;

/** What people want to see while Earshot runs, by the log line's message. Add a line to show another one. */
const messages: Record<string, Formatter> = {
  'case opened': (of) => [`新回访工单 ${which(of)} ${of('severity')}`, 'cyan'],
  'case held': (of) => [`待班回访 ${which(of)}`, 'yellow'],
  'case joined': (of) => [`客户再次反馈 ${which(of)}`, 'cyan'],
  'case escalated': (of) => [`逐级提醒 ${which(of)} ${of('step')}：${of('people')}`, 'bold'],
  'case claimed': (of) => [`认领 ${which(of)} ${of('actor')}`, 'green'],
  'case released': (of) => [`退回 ${which(of)} ${of('actor')}`, 'yellow'],
  'case claim-expired': (of) => [`认领超时，已退回团队 ${which(of)}`, 'yellow'],
  'case transferred': (of) => [`转办 ${which(of)} ${of('team')}`, 'yellow'],
  'case attempted': (of) => [`记录回访 ${which(of)} ${of('actor')} ${of('outcome')}`, 'green'],
  'case contacted': (of) => [`已联系 ${which(of)}`, 'green'],
  'case closed-unreached': (of) => [`办结·回访不成功 ${which(of)}`, 'yellow'],
  'case resolved': (of) => [`已处理·待客户确认 ${which(of)} ${of('actor')}`, 'green'],
  'case reopened': (of) => [`重办 ${which(of)}`, 'yellow'],
  'case breached': (of) => [`回访超时 ${which(of)} ${of('cause')}`, 'red'],
  'case breach-annulled': (of) => [`超时撤销 ${which(of)}`, 'green'],
  'case confirmed': (of) => [`办结·客户确认 ${which(of)}`, 'green'],
  'case unconfirmed': (of) => [`办结·客户未回复 ${which(of)}`, 'yellow'],
};

/** What the terminal channel writes. */
const alerted: Formatter = (of) => {
  const left = Number(of('secondsLeft') || of('leftSeconds'));
  const time = left < 0 ? `已超时 ${-left} 秒` : `剩 ${left} 秒`;
  const touchpoint = of('touchpointName') || of('touchpoint');
  return [
    `提醒 ${of('recipientName')}（${of('stepName')}） ${of('caseId')} ${touchpoint} ${of('severity')}，${time}`,
    left < 60 ? 'red' : 'bold',
  ];
};

const trouble: Formatter = (of) => [
  [of('level'), of('function'), of('message'), of('error'), of('detail')].filter(Boolean).join(' '),
  of('level') === 'WARN' ? 'yellow' : 'red',
];

function formatterOf({ level, message, alert }: Entry): Formatter | undefined {
  if (typeof alert === 'object' && alert !== null) return alerted;
  if (level === 'WARN' || level === 'ERROR' || level === 'CRITICAL') return trouble;
  return messages[String(message)];
}

export interface View {
  colours: boolean;
  /** What people call an id. */
  names?: Map<string, string>;
}

const words: Record<string, string> = {
  ...{ low: '轻度', normal: '中度', high: '重度', urgent: '紧急' },
  ...{ 'late intake': '反馈到达过晚', 'slow judgement': '判断过慢', 'outside hours': '服务时间外' },
  ...{ 'nobody on duty': '无人在岗', 'nobody claimed': '无人认领', 'claimed but no attempt': '已认领未拨打' },
};
const codes: Record<Colour, number> = { red: 31, yellow: 33, green: 32, cyan: 36, bold: 1 };
/** Asked for once at the start: the process goes over to UTC when the functions run. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const clock = new Intl.DateTimeFormat('zh-CN', { hour: 'numeric', minute: 'numeric', second: 'numeric', hour12: false, timeZone });

/** One short line for people, or nothing. Control characters are removed: the texts may come from customers. */
export function terminalLine(functionName: string, line: string, { colours, names = new Map() }: View): string | undefined {
  const entry = parse(line);
  const formatter = entry && formatterOf(entry);
  if (!formatter) return undefined;
  const readable = (value: unknown): string => {
    if (value === undefined || value === null) return '';
    if (Array.isArray(value)) return value.map(readable).join('、');
    if (typeof value === 'object') return readable((value as Record<string, unknown>).zh ?? (value as Record<string, unknown>).message);
    return words[String(value)] ?? names.get(String(value)) ?? String(value);
  };
  const fields: Record<string, unknown> = { function: functionName, ...entry, ...(entry.alert as object | undefined) };
  const [text, colour] = formatter((field) => readable(fields[field]));
  const clean = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  const time = clock.format();
  return colours ? `${time} \x1b[${codes[colour]}m${clean}\x1b[0m` : `${time} ${clean}`;
}

function parse(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
