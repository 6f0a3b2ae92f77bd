import type { ReactNode } from 'react';
import { MoonOutlined, SunOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { LANG_NAMES } from '@dabiao/messages';
import { changeSettings, useSettings, type Settings } from '../settings';
import { useText } from '../text';
import { useTell } from './Messages';

/** Language and colours. */
export function Preferences(): ReactNode {
  const { lang, theme } = useSettings();
  const { t } = useText();
  const tell = useTell();
  const change = (to: Partial<Settings>): void => void changeSettings(to).catch(tell.failed);
  const dark = theme === 'dark';
  return (
    <>
      <Button
        type="text"
        icon={<TranslationOutlined />}
        aria-label={t('web.lang.switch')}
        onClick={() => change({ lang: lang === 'zh' ? 'en' : 'zh' })}
      >
        <span lang={lang === 'zh' ? 'en' : 'zh-CN'}>{LANG_NAMES[lang === 'zh' ? 'en' : 'zh']}</span>
      </Button>
      <Button
        type="text"
        icon={dark ? <SunOutlined /> : <MoonOutlined />}
        aria-label={dark ? t('web.theme.light') : t('web.theme.dark')}
        title={dark ? t('web.theme.light') : t('web.theme.dark')}
        onClick={() => change({ theme: dark ? 'light' : 'dark' })}
      />
    </>
  );
}
