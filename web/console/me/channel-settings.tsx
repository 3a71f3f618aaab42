import Button from 'antd/es/button';
import { useState } from 'react';
import type { Preference } from '#domain/roster/team.ts';
import { call } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { useFault } from '../words/use-fault.ts';
import { useOwn, useOwnWords } from '../words/use-words.ts';
import { ChannelRule } from './channel-rule.tsx';
import { channelWords } from './channel-words.ts';
import { Settings } from './setting.tsx';

type Answer = { isOwn: boolean; preferences: Preference[]; channels: { id: string; zh: string; en: string }[] };
const path = '/v1/me/preferences';

/** On which channels one is told, by severity and hour: kept by the server, so it counts on every machine. */
export function ChannelSettings() {
  const words = useOwnWords(channelWords);
  const own = useOwn();
  const say = useFault();
  const asked = useAnswer<Answer>(path);
  const [edited, setEdited] = useState<Preference[] | null>(null);
  const [kept, setKept] = useState<Answer | null>(null);
  const [said, setSaid] = useState<{ text: string; isFault: boolean } | null>(null);
  const answer = kept ?? asked.answer;
  const rules = edited ?? answer?.preferences ?? [];
  const channels = (answer?.channels ?? []).map((c) => ({ value: c.id, label: own(c) }));
  const change = (next: Preference[]) => {
    setEdited(next);
    setSaid(null);
  };

  async function save() {
    const [channelless, timeless] = [
      rules.findIndex((r) => r.channels.length === 0),
      rules.findIndex((r) => r.hours?.some((h) => !h.from || !h.to)),
    ];
    if (channelless >= 0) return setSaid({ text: words.needsChannel(channelless + 1), isFault: true });
    if (timeless >= 0) return setSaid({ text: words.needsTime(timeless + 1), isFault: true });
    try {
      setKept(await call<Answer>('PUT', path, { body: { preferences: rules } }));
      setEdited(null);
      setSaid({ text: words.saved, isFault: false });
    } catch (error) {
      setSaid({ text: say(error), isFault: true });
    }
  }
  return (
    <Settings title={words.title}>
      <p className="me-hint">{words.hint}</p>
      {asked.fault && <Failed fault={asked.fault} again={asked.again} />}
      {answer && (
        <>
          <p>{words.order(channels.map((c) => c.label).join(' → '))}</p>
          {!answer.isOwn && <p className="me-hint">{words.configured}</p>}
          {rules.length === 0 && <p className="me-hint">{words.noRules}</p>}
          {rules.map((rule, i) => (
            <ChannelRule
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name, and its fields hold no state of their own
              key={i}
              n={i + 1}
              rule={rule}
              channels={channels}
              onChange={(next) => change(rules.map((r, j) => (j === i ? next : r)))}
              onRemove={() => change(rules.filter((_, j) => j !== i))}
            />
          ))}
          <div className="me-choice">
            <Button onClick={() => change([...rules, { channels: [] }])}>{words.add}</Button>
            <Button type="primary" disabled={edited === null} onClick={() => void save()}>
              {words.save}
            </Button>
          </div>
        </>
      )}
      <p role={said?.isFault ? 'alert' : 'status'} className="me-said">
        {said?.text}
      </p>
    </Settings>
  );
}
