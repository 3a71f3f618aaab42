import AntApp from 'antd/es/app';
import ConfigProvider from 'antd/es/config-provider';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useEffect } from 'react';
import { usePreferences } from './preferences.ts';
import { themeOf, useShade } from './theme.ts';
import { usePrinting } from './use-printing.ts';

/** Language, theme and text size, as this person chose them. */
export function Look({ children }: { children: ReactNode }) {
  const { language, textSize } = usePreferences();
  const chosen = useShade();
  // Paper is white.
  const shade = usePrinting() ? 'light' : chosen;
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.shade = shade;
    document.documentElement.style.fontSize = `${textSize}%`;
  }, [language, shade, textSize]);
  return (
    <ConfigProvider theme={themeOf(shade, textSize)} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntApp>{children}</AntApp>
    </ConfigProvider>
  );
}
