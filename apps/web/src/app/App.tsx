import { useEffect, type ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { RouterProvider } from 'react-router';
import { queries } from '../shared/api';
import { useSettings } from '../shared/settings';
import { useText } from '../shared/text';
import { useMedia } from '../shared/use-wide';
import { Messages } from '../shared/ui/Messages';
import { router } from './routes';
import { themeOf } from './theme';

const LOCALES = { zh: zhCN, en: enUS };

/** Language, colours and the server's answers around every screen. */
export function App(): ReactNode {
  const { lang, theme: name } = useSettings();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider locale={LOCALES[lang]} theme={themeOf(name, still)} button={{ autoInsertSpace: false }}>
      <Ground />
      <QueryClientProvider client={queries}>
        <Messages>
          <RouterProvider router={router} />
        </Messages>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

/** Tells the document its language, title and colours. */
function Ground(): ReactNode {
  const { lang, theme: name } = useSettings();
  const { t } = useText();
  const { token } = theme.useToken();
  const title = `${t('web.app')} · ${t('web.app.subtitle')}`;
  useEffect(() => {
    const { documentElement: page, body } = document;
    page.lang = lang === 'zh' ? 'zh-CN' : 'en';
    page.style.colorScheme = name;
    document.title = title;
    body.style.background = token.colorBgLayout;
    body.style.color = token.colorText;
    body.style.fontFamily = token.fontFamily;
    body.style.fontSize = `${token.fontSize}px`;
    const variables = {
      '--page-raised': token.colorBgContainer,
      '--page-line': token.colorBorderSecondary,
      '--page-focus': token.colorPrimaryHover,
      '--page-text': token.colorText,
      '--page-muted': token.colorTextSecondary,
      '--page-link': token.colorLink,
      '--page-fill': token.colorFillTertiary,
      '--page-good': token.colorSuccess,
      '--page-warn': token.colorWarning,
      '--page-bad': token.colorError,
      '--page-selected': token.controlItemBgActive,
    };
    for (const [variable, value] of Object.entries(variables)) page.style.setProperty(variable, value);
  }, [lang, name, title, token]);
  return null;
}
