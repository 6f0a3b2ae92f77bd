import { Suspense, useEffect, type ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider, theme } from 'antd';
import { BrowserRouter, useLocation } from 'react-router';
import { languageOf } from '../languages/languages';
import { queries } from '../shared/api';
import { useSettings } from '../shared/settings';
import { useText } from '../shared/text';
import { useMedia } from '../shared/use-wide';
import { Loading } from '../shared/ui/Loading';
import { Messages } from '../shared/ui/Messages';
import { PageBoundary } from '../shared/ui/PageBoundary';
import { Screens } from './routes';
import { themeOf } from './theme';

/** Language, colours and the server's answers around every screen. */
export function App(): ReactNode {
  const { lang, theme: name } = useSettings();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  return (
    <ConfigProvider
      locale={languageOf(lang).antd}
      theme={themeOf(name, still)}
      button={{ autoInsertSpace: false }}
    >
      <Ground />
      <QueryClientProvider client={queries}>
        <Messages>
          {/* The screen changes with its address, and not once everything of it has come. */}
          <BrowserRouter useTransitions={false}>
            <Whole>
              <Suspense fallback={<Loading />}>
                <Screens />
              </Suspense>
            </Whole>
          </BrowserRouter>
        </Messages>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

/** Where the frame itself fails, or a screen without one. */
function Whole({ children }: { readonly children: ReactNode }): ReactNode {
  return <PageBoundary at={useLocation().pathname}>{children}</PageBoundary>;
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
