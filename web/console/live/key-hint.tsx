import { useKeyFace } from './chosen-keys.ts';
import type { KeyDeed } from './key-choice.ts';

/** The key that does the same as the button it stands on; nothing while single keys are off. */
export function KeyHint({ deed }: { deed: KeyDeed }) {
  const face = useKeyFace()(deed);
  return face === null ? null : <kbd>{face}</kbd>;
}
