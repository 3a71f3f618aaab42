import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { Preference } from '#domain/roster/team.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { channelWords } from './channel-words.ts';

type Severity = NonNullable<Preference['severities']>[number];
const severityIds: Severity[] = ['low', 'normal', 'high', 'urgent'];

type Props = {
  n: number;
  rule: Preference;
  channels: { value: string; label: string }[];
  onChange: (rule: Preference) => void;
  onRemove: () => void;
};

/** One preference: for which cases, when, on which channels. Of several windows of time the first is edited, the others are kept. */
export function ChannelRule({ n, rule, channels, onChange, onRemove }: Props) {
  const words = useOwnWords(channelWords);
  const { severities: names } = useWords();
  const [window, ...others] = rule.hours ?? [];
  const withHours = (days: number[], from: string, to: string) => {
    const { hours: _, ...rest } = rule;
    onChange(days.length === 0 ? rest : { ...rest, hours: [{ ...window, days, from, to }, ...others] });
  };
  const withSeverities = (chosen: Severity[]) => {
    const { severities: _, ...rest } = rule;
    onChange(chosen.length === 0 ? rest : { ...rest, severities: chosen });
  };
  return (
    <fieldset className="me-rule">
      <legend>{words.rule(n)}</legend>
      <Select
        mode="multiple"
        aria-label={words.severities}
        placeholder={words.anySeverity}
        value={rule.severities ?? []}
        options={severityIds.map((id) => ({ value: id, label: names[id] }))}
        onChange={withSeverities}
      />
      <Select
        mode="multiple"
        aria-label={words.days}
        placeholder={words.anyDay}
        value={window?.days ?? []}
        options={words.dayNames.map((label, i) => ({ value: i + 1, label }))}
        onChange={(days: number[]) => withHours(days.toSorted(), window?.from ?? '', window?.to ?? '')}
      />
      {window && (
        <>
          <Input
            type="time"
            aria-label={words.from}
            value={window.from}
            onChange={({ target }) => withHours(window.days, target.value, window.to)}
          />
          <Input
            type="time"
            aria-label={words.until}
            value={window.to === '24:00' ? '00:00' : window.to}
            onChange={({ target }) => withHours(window.days, window.from, target.value)}
          />
        </>
      )}
      <Select
        mode="multiple"
        aria-label={words.channels}
        placeholder={words.channels}
        value={rule.channels}
        options={channels}
        onChange={(chosen: string[]) => onChange({ ...rule, channels: chosen })}
      />
      <Button onClick={onRemove} aria-label={words.remove(n)}>
        ✕
      </Button>
    </fieldset>
  );
}
