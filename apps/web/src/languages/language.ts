import type { Locale } from 'antd/es/locale';
import type { WebKey } from '@dabiao/messages';

/** What the page says in one language, and what the parts of Ant Design say. */
export interface Language {
  readonly texts: Readonly<Record<WebKey, string>>;
  readonly antd: Locale;
}
