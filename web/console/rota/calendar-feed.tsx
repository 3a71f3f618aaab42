import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId, useState } from 'react';
import { call } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { usePreferences } from '../app/preferences.ts';
import { useFault } from '../words/use-fault.ts';
import { useOwnWords } from '../words/use-words.ts';
import { rotaWords } from './words.ts';

const path = '/v1/rota/calendar-link';

/** The address of one's own shifts for a calendar program: copied, or exchanged for a new one. */
export function CalendarFeed() {
  const words = useOwnWords(rotaWords);
  const { language } = usePreferences();
  const asked = useAnswer<{ url: string }>(path);
  const [renewed, setRenewed] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const say = useFault();
  const heading = useId();
  const address = renewed ?? asked.answer?.url;
  const url = address && (language === 'en' ? `${address}?lang=en` : address);
  const copy = () =>
    navigator.clipboard.writeText(url ?? '').then(
      () => setSaid(words.copied),
      () => setSaid(words.notCopied),
    );
  const renew = () =>
    call<{ url: string }>('POST', path).then(
      (answer) => {
        setRenewed(answer.url);
        setSaid(words.renewed);
      },
      (error) => setSaid(say(error)),
    );
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{words.feed}</h2>
      <p className="rota-muted">{words.feedHint}</p>
      {asked.fault && !renewed && <Failed fault={asked.fault} again={asked.again} />}
      {url && (
        <>
          <Input readOnly aria-label={words.feedLink} value={url} onFocus={({ target }) => target.select()} />
          <div className="rota-buttons">
            <Button onClick={() => void copy()}>{words.copy}</Button>
            <Button onClick={() => void renew()} title={words.renewHint}>
              {words.renew}
            </Button>
          </div>
        </>
      )}
      <p role="status" className="rota-said">
        {said}
      </p>
    </section>
  );
}
