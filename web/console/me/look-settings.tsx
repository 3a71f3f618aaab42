import Segmented from 'antd/es/segmented';
import { type Preferences, prefer, usePreferences } from '../app/preferences.ts';
import { useOwnWords } from '../words/use-words.ts';
import { Setting, Settings } from './setting.tsx';
import { meWords } from './words.ts';

const sizes: Preferences['textSize'][] = [100, 115, 130];

/** Language, theme and size of the text; each takes effect at once. */
export function LookSettings() {
  const words = useOwnWords(meWords);
  const { language, theme, textSize } = usePreferences();
  return (
    <Settings title={words.look}>
      <Setting name={words.language}>
        <Segmented
          aria-label={words.language}
          value={language}
          onChange={(chosen) => prefer({ language: chosen })}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
        />
      </Setting>
      <Setting name={words.theme}>
        <Segmented
          aria-label={words.theme}
          value={theme}
          onChange={(chosen) => prefer({ theme: chosen })}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: words.themes[value] }))}
        />
      </Setting>
      <Setting name={words.textSize}>
        <Segmented
          aria-label={words.textSize}
          value={textSize}
          onChange={(chosen) => prefer({ textSize: chosen })}
          options={sizes.map((value) => ({ value, label: `${value}%` }))}
        />
      </Setting>
    </Settings>
  );
}
