import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { periodBefore } from '#domain/insight/period.ts';
import { faultOf, type Preset, presetNames, presetOf, presets } from './period.ts';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';

/** Which days, which hours, and what they are compared with. */
export function PeriodPicker({ page: { asked, today, change } }: { page: AskedPage }) {
  const { words, range } = useFiguresWords();
  const preset = presetOf(asked, today);
  const [choosing, setChoosing] = useState(false);
  const options = [...presetNames, 'own' as const].map((value) => ({ value, label: words.period.presets[value] }));
  const choose = (chosen: Preset | 'own') => {
    setChoosing(chosen === 'own');
    if (chosen !== 'own') change(presets[chosen](today));
  };
  const own = choosing || preset === null;
  return (
    <div className="figures-period">
      <Select aria-label={words.period.label} value={own ? 'own' : preset} options={options} onChange={choose} className="figures-preset" />
      {own && <OwnPeriod key={`${asked.from} ${asked.to}`} page={{ asked, today, change }} done={() => setChoosing(false)} />}
      <Radio.Group
        optionType="button"
        aria-label={words.hours.label}
        value={asked.hours}
        options={(['duty', 'all'] as const).map((value) => ({ value, label: words.hours[value] }))}
        onChange={(event) => change({ hours: event.target.value })}
      />
      <span className="figures-range">
        {range(asked)} · {words.period.against(range(periodBefore(asked)))}
      </span>
    </div>
  );
}

type OwnProps = { page: Pick<AskedPage, 'asked' | 'today' | 'change'>; done: () => void };
function OwnPeriod({ page: { asked, today, change }, done }: OwnProps) {
  const { words } = useFiguresWords();
  const id = useId();
  const [period, setPeriod] = useState({ from: asked.from, to: asked.to });
  const [tried, setTried] = useState(false);
  const fault = faultOf(period, today);
  const apply = () => {
    setTried(true);
    if (fault) return;
    change(period);
    done();
  };
  const date = (name: 'from' | 'to') => (
    <Input
      type="date"
      className="figures-date"
      aria-label={words.period[name]}
      aria-describedby={id}
      aria-invalid={tried && fault !== null}
      status={tried && fault ? 'error' : ''}
      max={today}
      value={period[name]}
      onChange={(event) => setPeriod({ ...period, [name]: event.target.value })}
    />
  );
  return (
    <form
      className="figures-own"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {date('from')}
      <span aria-hidden="true">–</span>
      {date('to')}
      <Button htmlType="submit">{words.period.apply}</Button>
      <span id={id} role="alert" className="figures-fault">
        {tried && fault ? words.period.faults[fault] : ''}
      </span>
    </form>
  );
}
