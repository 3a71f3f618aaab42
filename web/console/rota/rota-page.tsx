import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { addDays, dateIn } from '#domain/calendar/zoned.ts';
import { serverNow } from '../api/clock.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { Loading } from '../app/loading.tsx';
import { useStart } from '../app/start-data.ts';
import { useOwn, useOwnWords, useWords } from '../words/use-words.ts';
import { isSwap, type OtherView, type Rota } from './answer.ts';
import { CalendarFeed } from './calendar-feed.tsx';
import { type Beginning, ChangeForm } from './change-form.tsx';
import { OtherList, SwapList } from './change-list.tsx';
import { DayLine } from './day-line.tsx';
import { GapList } from './gap-list.tsx';
import './style.css';
import { useRotaDeeds } from './use-rota-deeds.ts';
import { useRotaQuery } from './use-rota-query.ts';
import { daysOf, fieldFrom } from './week.ts';
import { WeekGrid } from './week-grid.tsx';
import { WhoWas } from './who-was.tsx';
import { rotaWords } from './words.ts';

const everyMs = 60_000;

/** The rota of a team, week by week: shifts, gaps, what was changed, and the forms to change it. */
export default function RotaPage() {
  const words = useOwnWords(rotaWords);
  const { pages } = useWords();
  const own = useOwn();
  const { me, teams, isLead, insurer } = useStart();
  const { team, week, change } = useRotaQuery();
  const asked = useAnswer<Rota>('/v1/rota', { team, from: week, until: addDays(week, 6) }, everyMs);
  const deeds = useRotaDeeds(asked.again);
  const [form, setForm] = useState<Beginning | null>(null);
  const heading = useId();
  const rota = asked.answer;
  const today = dateIn(serverNow(), insurer.timeZone);
  const changes = rota?.changes ?? [];
  const others = changes.filter((c): c is OtherView => !isSwap(c) && (c.kind === 'absence' || c.team === team || c.team === '*'));
  const worksHere = me.roles.includes('agent') || isLead;
  const mine = isLead || me.roles.includes('admin') || me.roles.includes('manager') ? teams : teams.filter((t) => me.teams.includes(t.id));

  /** The next full hour for eight hours, or the gap to be covered. */
  const begin = (kind: Beginning['kind'], span?: { from: string; until: string; level: Beginning['level'] }) => {
    const hour = 3_600_000;
    const start = Math.ceil(serverNow() / hour) * hour;
    const at = (time: number | string) => fieldFrom(time, insurer.timeZone);
    setForm({ kind, team, level: span?.level ?? 'agent', from: at(span?.from ?? start), until: at(span?.until ?? start + 8 * hour) });
  };
  return (
    <div className="rota">
      <header className="rota-head">
        <h1 id={heading}>{pages.rota}</h1>
        <Select
          aria-label={words.team}
          value={team}
          options={mine.map((t) => ({ value: t.id, label: own(t) }))}
          onChange={(value: string) => change({ team: value })}
        />
        <nav className="rota-buttons" aria-label={words.week(week, addDays(week, 6))}>
          <Button onClick={() => change({ week: addDays(week, -7) })} aria-label={words.before}>
            ‹
          </Button>
          <Button onClick={() => change({ week: null })}>{words.now}</Button>
          <Button onClick={() => change({ week: addDays(week, 7) })} aria-label={words.after}>
            ›
          </Button>
        </nav>
        <span className="rota-time">{words.week(week, addDays(week, 6))}</span>
        {worksHere && (
          <div className="rota-buttons rota-add">
            {isLead && <Button onClick={() => begin('override')}>{words.add.override}</Button>}
            <Button onClick={() => begin('absence')}>{words.add.absence}</Button>
            <Button onClick={() => begin('swap')}>{words.add.swap}</Button>
          </div>
        )}
      </header>
      <p role="status" className={deeds.said?.isFault ? 'rota-said rota-fault' : 'rota-said'}>
        {deeds.said?.text}
      </p>
      {form && (
        <div className="panel">
          <ChangeForm key={JSON.stringify(form)} begin={form} deeds={deeds} close={() => setForm(null)} />
        </div>
      )}
      {asked.fault && <Failed fault={asked.fault} again={asked.again} />}
      {!rota && !asked.fault && <Loading />}
      {rota && (
        <>
          <section className="panel rota-week" aria-labelledby={heading}>
            <WeekGrid rota={rota} team={team} week={week} absences={others} />
          </section>
          <div className="rota-side">
            {daysOf(week).includes(today) && (
              <section className="panel" aria-label={words.line}>
                <h2>{words.line}</h2>
                <DayLine rota={rota} team={team} date={today} />
              </section>
            )}
            <GapList gaps={rota.gaps} onCover={isLead ? (gap) => begin('override', gap) : undefined} />
            <SwapList swaps={changes.filter(isSwap)} deeds={deeds} />
            <OtherList changes={others} deeds={deeds} />
            <WhoWas team={team} />
            {worksHere && <CalendarFeed />}
          </div>
        </>
      )}
    </div>
  );
}
