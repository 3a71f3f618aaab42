import Tabs from 'antd/es/tabs';
import { useState } from 'react';
import { Alerts } from './alerts.tsx';
import { Deadlines } from './deadlines.tsx';
import { History } from './history.tsx';
import { useOpenCase } from './open-case.ts';
import { useRecordWords } from './record-words.ts';
import { Timeline } from './timeline.tsx';

/** What has happened, who was told, by when what is owed, and what the same customer said before. */
export default function Record() {
  const { record: words } = useRecordWords();
  const { view, reload } = useOpenCase();
  const [tab, setTab] = useState('timeline');
  const alerts = new Set(view.alerts.map((a) => a.alertId)).size;
  return (
    <section className="case-record" aria-label={words.title}>
      <Tabs
        activeKey={tab}
        onChange={(next) => {
          setTab(next);
          // That an alert arrived or was seen changes no version of the case.
          if (next === 'alerts') reload();
        }}
        items={[
          { key: 'timeline', label: words.timeline, children: <Timeline /> },
          { key: 'alerts', label: `${words.alerts} ${alerts}`, children: <Alerts /> },
          { key: 'history', label: words.history, children: <History /> },
          { key: 'deadlines', label: words.deadlines, children: <Deadlines /> },
        ]}
      />
    </section>
  );
}
