import antd from 'antd/locale/zh_CN';
import { texts } from './texts-zh';
import type { Language } from './language';

export const language: Language = { texts, antd };
