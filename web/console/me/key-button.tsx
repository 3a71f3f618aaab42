import Button from 'antd/es/button';
import { keyOf } from '../live/key-map.ts';
import { useOwnWords } from '../words/use-words.ts';
import { meWords } from './words.ts';

type Props = {
  does: string;
  isWaiting: boolean;
  wait: (on: boolean) => void;
  /** Null: a key was pressed that is none of ours. */
  press: (key: string | null) => void;
};

const notYet = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock']);

/** Waits for the new key of a deed; Esc or going elsewhere leaves the old one. */
export function KeyButton({ does, isWaiting, wait, press }: Props) {
  const words = useOwnWords(meWords);
  return (
    <Button
      type={isWaiting ? 'primary' : 'default'}
      aria-label={isWaiting ? `${does}: ${words.press}` : words.changeKey(does)}
      aria-pressed={isWaiting}
      onClick={() => wait(!isWaiting)}
      onBlur={() => isWaiting && wait(false)}
      onKeyDown={(event) => {
        if (!isWaiting || event.key === 'Tab' || notYet.has(event.key)) return;
        // Nothing else may act on it, whatever it is the key of now.
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') wait(false);
        else press(keyOf(event.nativeEvent));
      }}
    >
      {isWaiting ? words.press : words.keysTable.change}
    </Button>
  );
}
