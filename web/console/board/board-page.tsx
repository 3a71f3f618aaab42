import App from 'antd/es/app';
import Button from 'antd/es/button';
import Empty from 'antd/es/empty';
import { useMemo, useRef } from 'react';
import type { StaffItem } from '#domain/staff/board.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { Loading } from '../app/loading.tsx';
import { useStart } from '../app/start-data.ts';
import { useKeyFace } from '../live/chosen-keys.ts';
import { useKey } from '../live/keys.ts';
import { stepsTelling } from '../live/rings.ts';
import { useCases, useFeed } from '../live/use-feed.ts';
import { useSecond } from '../live/use-now.ts';
import { useOwnWords } from '../words/use-words.ts';
import { BoardHead } from './board-head.tsx';
import { CaseList } from './case-list.tsx';
import { DeedDialog } from './deed-dialog.tsx';
import { GapColumn } from './gap-column.tsx';
import { layoutOf, ofTeams } from './layout.ts';
import { PeopleColumn } from './people-column.tsx';
import { countRisks } from './risk.ts';
import { ofTeamsStaff } from './staff.ts';
import './people.css';
import './style.css';
import { UndoDrop } from './undo-drop.tsx';
import { useBoardQuery } from './use-board-query.ts';
import { useDeeds } from './use-deeds.ts';
import { useFailedRecipients } from './use-failed-recipients.ts';
import { useSettled } from './use-settled.ts';
import { boardWords } from './words.ts';

const presenceEvery = 5000;

/** The lead's board: who is there, which cases are at risk, where nobody is. */
export default function BoardPage() {
  const words = useOwnWords(boardWords);
  const { me, policy, personName, touchpointName, isLead } = useStart();
  const { message } = App.useApp();
  const keyFace = useKeyFace();
  const { cases, loading, fault } = useCases();
  const feed = useFeed();
  const now = useSecond();
  const query = useBoardQuery();
  const presence = useAnswer<{ items: StaffItem[] }>('/v1/presence', {}, presenceEvery);
  const failed = useFailedRecipients();
  const { dialog, close, done, rows, drop, mayDrop, dropped, undo, forget } = useDeeds(presence.again);
  const main = useRef<HTMLDivElement>(null);

  const { teams, risk, person, question } = query;
  const all = presence.answer?.items ?? [];
  const staff = all.filter((p) => ofTeamsStaff(p, teams));
  const stepsOfMine = useMemo(() => stepsTelling(policy.ladder, me.levels), [policy, me]);
  const counts = countRisks(
    [...cases.values()].filter((c) => ofTeams(c, teams)),
    now,
  );
  const wanted = layoutOf({ cases: cases.values(), teams, risk, person, stepsOfMine, now });
  const layout = useSettled(wanted, `${question} ${loading}`);
  const belonging = useMemo(() => new Set([...wanted.mine, ...wanted.others]), [wanted]);

  const move = (step: 1 | -1) => {
    const links = [...(main.current?.querySelectorAll<HTMLElement>('.board-link') ?? [])];
    const at = links.findIndex((link) => link.closest('[data-case]')?.contains(document.activeElement));
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  };
  // Nobody is given a case that was not chosen: without a chosen row the first one is, and the next press acts.
  const reassign = () => {
    const here = () => document.activeElement?.closest<HTMLElement>('[data-case]')?.dataset.case;
    const chosen = here();
    if (!isLead) return;
    if (chosen !== undefined) return rows.reassign(chosen);
    move(1);
    const first = cases.get(here() ?? '');
    if (first) void message.info(words.chosenFirst(touchpointName(first.touchpoint), keyFace('reassign') ?? ''));
  };
  useKey('reassign', reassign);
  useKey('next', () => move(1));
  useKey('previous', () => move(-1));

  const asked = dialog && cases.get(dialog.caseId);
  const list = { cases, belonging, deeds: rows, now };
  if (loading) return fault ? <Failed fault={fault} again={feed.refresh} /> : <Loading />;
  return (
    <div className="board">
      <BoardHead staff={staff} counts={counts} query={query} />
      <div className="board-left">
        {presence.fault && <Failed fault={presence.fault} again={presence.again} />}
        {presence.answer && (
          <PeopleColumn
            staff={staff}
            failed={failed}
            person={person}
            onPerson={(id) => query.change('person', id)}
            mayDrop={mayDrop}
            onDrop={(p) => void drop(p)}
          />
        )}
      </div>
      <div className="board-middle" ref={main}>
        {layout.mine.length > 0 && <CaseList {...list} title={words.toMe} ids={layout.mine} empty={null} />}
        <CaseList
          {...list}
          title={person === null ? (risk === null ? words.atRisk : words.risks[risk]) : words.inHandsOf(personName(person))}
          ids={layout.others}
          empty={
            <Empty description={person === null ? (risk === null ? words.none : words.noneOfRisk) : words.noneInHand}>
              {(risk ?? person) !== null && <Button onClick={() => query.change('risk', null)}>{words.clear}</Button>}
            </Empty>
          }
        />
      </div>
      <div className="board-right">{presence.answer && <GapColumn staff={staff} teams={teams} failed={failed} />}</div>
      {asked && <DeedDialog key={asked.caseId} kind={dialog.kind} c={asked} staff={all} onDone={done} onClose={close} />}
      {dropped && <UndoDrop key={`${dropped.caseId} ${dropped.version}`} dropped={dropped} undo={() => void undo()} close={forget} />}
    </div>
  );
}
