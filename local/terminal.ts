/** A line that a function logged as JSON. */
export type LogEntry = Record<string, unknown> & { level?: string; message?: string };

type Colour = 'red' | 'yellow' | 'green' | 'cyan' | 'bold';
type Formatter = (entry: LogEntry) => { text: string; colour?: Colour };

const field = (entry: LogEntry, name: string) => (entry[name] === undefined || entry[name] === null ? '' : String(entry[name]));
const about = (entry: LogEntry) =>
  [field(entry, 'caseId'), field(entry, 'touchpointName') || field(entry, 'touchpoint')].filter(Boolean).join(' · ');
const by = (entry: LogEntry) => field(entry, 'actorName') || field(entry, 'actor') || field(entry, 'owner');

/** What people want to see while Earshot runs, by the log line's message. Add a line to show another one. */
const messages: Record<string, Formatter> = {
  'case opened': (entry) => ({ text: `新工单 ${about(entry)} ${field(entry, 'severity')}`, colour: 'cyan' }),
  'case claimed': (entry) => ({ text: `已认领 ${about(entry)} ${by(entry)}`, colour: 'green' }),
  'case released': (entry) => ({ text: `已退回 ${about(entry)} ${by(entry)}`, colour: 'yellow' }),
  'attempt recorded': (entry) => ({ text: `已回访 ${about(entry)} ${by(entry)} ${field(entry, 'outcome')}`, colour: 'green' }),
  'case escalated': (entry) => ({ text: `已升级 ${about(entry)} ${field(entry, 'stepName') || field(entry, 'step')}`, colour: 'yellow' }),
  'case resolved': (entry) => ({ text: `已解决 ${about(entry)} ${by(entry)}`, colour: 'green' }),
  'case reopened': (entry) => ({ text: `重新打开 ${about(entry)} ${by(entry)}`, colour: 'yellow' }),
  'breach recorded': (entry) => ({ text: `超时未回访 ${about(entry)} ${field(entry, 'cause')}`, colour: 'red' }),
};

const alerted: Formatter = ({ alert }) => {
  const { recipientName, recipient, stepName, step, caseId, touchpointName, severity, leftSeconds, channel } = alert as LogEntry;
  const left = Number(leftSeconds);
  const time = left >= 0 ? `剩 ${left} 秒` : `已超时 ${-left} 秒`;
  const text = `提醒 ${recipientName ?? recipient}（${stepName ?? step}，${channel}） ${caseId} · ${touchpointName} ${severity}，${time}`;
  return { text, colour: left < 60 ? 'red' : 'bold' };
};

const trouble: Formatter = (entry) => {
  const error = entry.error as { message?: string } | undefined;
  const text = [entry.level, field(entry, 'service') || field(entry, 'function'), entry.message, error?.message].filter(Boolean).join(' ');
  return { text, colour: entry.level === 'WARN' ? 'yellow' : 'red' };
};

function formatterOf(entry: LogEntry): Formatter | undefined {
  if (typeof entry.alert === 'object' && entry.alert !== null) return alerted;
  if (['WARN', 'ERROR', 'CRITICAL'].includes(String(entry.level))) return trouble;
  return messages[String(entry.message)];
}

/** Asked for once at the start: the process goes over to UTC when the functions run. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

const codes: Record<Colour, number> = { red: 31, yellow: 33, green: 32, cyan: 36, bold: 1 };

/** One short line for people, or nothing. Control characters are removed: the texts come from customers. */
export function terminalLine(functionName: string, line: string, colours: boolean, now = new Date()): string | undefined {
  const entry = parse(line);
  const formatter = entry && formatterOf(entry);
  if (!formatter) return undefined;
  const { text, colour } = formatter({ function: functionName, ...entry });
  const clean = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  const time = now.toLocaleTimeString('zh-CN', { hour12: false, timeZone });
  return colours && colour ? `${time} \x1b[${codes[colour]}m${clean}\x1b[0m` : `${time} ${clean}`;
}

function parse(line: string): LogEntry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as LogEntry;
  } catch {
    return undefined;
  }
}
