import antd from 'antd/locale/en_US';
import { texts } from './texts-en';
import type { Language } from './language';

export const language: Language = { texts, antd };
