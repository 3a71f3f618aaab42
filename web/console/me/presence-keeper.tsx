import Button from 'antd/es/button';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { serverNow } from '../api/clock.ts';
import { preferences, usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { closeDesktop, showDesktop } from '../live/desktop.ts';
import { isLed, useLeader } from '../live/leader.ts';
import { nextTone, nothingRung, type Ring, ringsFor, stepsTelling } from '../live/rings.ts';
import { useFeed } from '../live/use-feed.ts';
import { tick } from '../live/use-now.ts';
import { span } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { isHereToRing, putPresence, readPresence, usePresence } from './presence.ts';
import './presence.css';
import { presenceWords } from './presence-words.ts';
import { isSoundOn, playTone, unlockSound, useAudible } from './sound.ts';

const heartbeatEvery = 20_000;

/** Keeps a person on duty: heartbeat, tones, desktop notices; of all tabs of a browser one does each. Shows only what hinders it. */
export function PresenceKeeper() {
  const feed = useFeed();
  const { me, policy, touchpointName } = useStart();
  const { notice } = useOwnWords(presenceWords);
  const presence = usePresence(me.id);
  const { sound } = usePreferences();
  const audible = useAudible();
  const [, navigate] = useLocation();
  const isOn = presence.state === 'on';
  const bellLock = `earshot.bell.${me.id}`;
  const beats = useLeader(`earshot.beat.${me.id}`, isOn);
  const rings = useLeader(bellLock, isOn && sound && audible);
  const book = useRef(nothingRung);
  const told = useRef<ReadonlySet<string>>(new Set());
  const sentAt = useRef(0);
  const mayBeOn = me.roles.includes('agent') || me.roles.includes('lead');
  const isKnown = useRef(false);

  // Before the first sign of life: on or off may have been said at another browser.
  useEffect(() => {
    if (!mayBeOn) return;
    void readPresence(me.id)
      .catch(() => {})
      .finally(() => {
        isKnown.current = true;
      });
  }, [me.id, mayBeOn]);

  useEffect(() => {
    const listener = { id: me.id, teams: me.teams, levels: me.levels, stepsOfMine: stepsTelling(policy.ladder, me.levels) };
    const tellDesktop = (due: Ring[]) => {
      const cases = feed.get().cases;
      const notices = due.flatMap(({ caseId, reason }) => {
        const c = cases.get(caseId);
        const left = c ? Date.parse(c.dueAt) - serverNow() : 0;
        return c ? [{ caseId, text: [notice[reason], touchpointName(c.touchpoint), notice.left(left < 0, span(left))].join('·') }] : [];
      });
      const isNew = (caseId: string) => due.some((r) => r.caseId === caseId && !told.current.has(r.id));
      showDesktop(notices, isNew, notice.many, (caseId) => navigate(`/queue?case=${caseId}`));
      told.current = new Set(due.map(({ id }) => id));
    };
    const heartbeat = async () => {
      if (!isKnown.current || Date.now() - sentAt.current < heartbeatEvery) return;
      sentAt.current = Date.now();
      const ringing = (await isLed(bellLock)) ?? isSoundOn();
      await putPresence(me.id, { state: 'on', sound: ringing && preferences().sound }).catch(() => {});
    };
    return feed.onBeat(() => {
      tick();
      const due = isOn ? ringsFor(feed.get().cases.values(), listener, serverNow()) : [];
      if (beats) {
        void heartbeat();
        tellDesktop(due);
      }
      if (!rings || !isHereToRing(presence, serverNow())) return;
      const next = nextTone(book.current, due, Date.now());
      book.current = next.book;
      if (next.tone) playTone(next.tone);
    });
  }, [feed, me, policy, touchpointName, notice, isOn, beats, rings, presence, bellLock, navigate]);

  useEffect(() => {
    if (isOn) return;
    closeDesktop();
    // Back on duty what still waits is told anew.
    told.current = new Set();
  }, [isOn]);

  // Sound that was heard or lost shows to the lead with the next beat, not twenty seconds later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: said anew whenever this changes
  useEffect(() => {
    sentAt.current = 0;
  }, [rings]);
  const isBlocked = isOn && sound && !audible;
  return isBlocked ? <SoundBlocked /> : null;
}

/** Stands until sound can be heard: the first click or key press anywhere opens it as well. */
function SoundBlocked() {
  const { sound } = useWords();
  const { enable } = useOwnWords(presenceWords);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button is pressed only if it still stands when the finger has come up.
    const unlock = ({ target }: Event) => button.current?.contains(target as Node) || void unlockSound();
    const gestures = ['pointerup', 'keydown'] as const;
    for (const gesture of gestures) document.addEventListener(gesture, unlock);
    return () => {
      for (const gesture of gestures) document.removeEventListener(gesture, unlock);
    };
  }, []);
  return (
    <section className="presence-blocked" aria-label={enable}>
      <span aria-hidden="true">!</span> {sound.blocked}
      <Button ref={button} onClick={() => void unlockSound().then((heard) => heard && playTone('test'))}>
        {enable}
      </Button>
    </section>
  );
}
