import { theme, type ThemeConfig } from 'antd';
import type { Theme } from '../shared/settings';

/** Fonts of the operating system, Chinese ones first where they are: nothing is loaded from elsewhere. */
const FONT = [
  ...['-apple-system', 'BlinkMacSystemFont', "'Segoe UI'", "'PingFang SC'", "'Hiragino Sans GB'"],
  ...["'Microsoft YaHei'", "'Noto Sans CJK SC'", "'Noto Sans SC'", "'Source Han Sans SC'", 'sans-serif'],
].join(', ');

/** Ant Design as Chinese enterprise software knows it, with text dark enough for WCAG AA on every ground. */
const TOKENS: Readonly<Record<Theme, ThemeConfig['token']>> = {
  light: {
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    colorSuccess: '#276b0c',
    colorWarning: '#8a5300',
    colorError: '#b8101f',
    colorTextSecondary: 'rgba(0, 0, 0, 0.68)',
    colorTextTertiary: 'rgba(0, 0, 0, 0.62)',
    colorTextDescription: 'rgba(0, 0, 0, 0.62)',
    colorTextPlaceholder: '#5d626a',
    colorTextDisabled: 'rgba(0, 0, 0, 0.55)',
    colorBgLayout: '#f5f6f8',
  },
  dark: {
    colorPrimary: '#1668dc',
    colorLink: '#78b3ff',
    colorSuccess: '#7cc55b',
    colorWarning: '#e3a02f',
    colorError: '#ff8f87',
    colorTextSecondary: 'rgba(255, 255, 255, 0.72)',
    colorTextTertiary: 'rgba(255, 255, 255, 0.66)',
    colorTextDescription: 'rgba(255, 255, 255, 0.66)',
    colorTextPlaceholder: '#a9aeb7',
    colorTextDisabled: 'rgba(255, 255, 255, 0.55)',
    colorBgLayout: '#0f1115',
  },
};

/** A button under the pointer, its white text still readable on it: Ant Design's own shade is too light for that. */
const HOVERED: Readonly<Record<Theme, string>> = { light: '#1a63d8', dark: '#1f6fe0' };

/** `still`: nothing moves, for whoever asked their system for that. */
export function themeOf(name: Theme, still: boolean): ThemeConfig {
  const link = TOKENS[name]?.colorLink;
  return {
    algorithm: name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...TOKENS[name], fontFamily: FONT, borderRadius: 6, motionDurationMid: '0.12s', motion: !still },
    components: {
      Menu: { itemSelectedColor: link },
      Button: { colorPrimaryHover: HOVERED[name], defaultHoverColor: link, defaultHoverBorderColor: link },
    },
  };
}
