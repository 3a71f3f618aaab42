import { useSyncExternalStore } from 'react';

export type Tone = 'expiring' | 'mine' | 'level' | 'team' | 'test';

/** Notes of a tone: Hz, begin and length in seconds. High and quick is urgent; low and single can wait. */
const tones: Record<Tone, readonly (readonly [hertz: number, begin: number, length: number])[]> = {
  test: [[660, 0, 0.15]],
  mine: [
    [660, 0, 0.18],
    [880, 0.2, 0.3],
  ],
  team: [[523, 0, 0.3]],
  level: [
    [587, 0, 0.16],
    [587, 0.22, 0.16],
    [784, 0.44, 0.3],
  ],
  expiring: [
    [988, 0, 0.1],
    [988, 0.16, 0.1],
    [988, 0.32, 0.1],
    [988, 0.48, 0.2],
  ],
};
const loudness = 0.25;

let audio: AudioContext | null = null;
const listeners = new Set<() => void>();
const changed = () => {
  for (const listener of listeners) listener();
};

/** Browsers play nothing before somebody has pressed something: call this from within a click or a key press. */
export async function unlockSound(): Promise<boolean> {
  if (!audio) {
    audio = new AudioContext();
    audio.addEventListener('statechange', changed);
  }
  await audio.resume().catch(() => {});
  changed();
  return isSoundOn();
}

/** Whether tones can be heard from this tab, as far as a page can know. */
export const isSoundOn = (): boolean => audio?.state === 'running';

export const useAudible = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isSoundOn);

/** Silent while sound is blocked. */
export function playTone(tone: Tone): void {
  if (!audio || !isSoundOn()) return;
  for (const [hertz, begin, length] of tones[tone]) {
    const [from, until] = [audio.currentTime + begin, audio.currentTime + begin + length];
    const oscillator = new OscillatorNode(audio, { frequency: hertz });
    const gain = new GainNode(audio, { gain: 0 });
    // Without the ramps it clicks.
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(loudness, from + 0.02);
    gain.gain.linearRampToValueAtTime(0, until);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(from);
    oscillator.stop(until);
  }
}
