import type { ReactNode } from 'react';
import { Tag } from 'antd';
import { useText, type Text } from '../../shared/text';
import type { Month } from './use-months';

const TONES: Readonly<Record<Month['state'], string>> = {
  open: 'muted',
  submitted: 'warn',
  returned: 'bad',
  accepted: 'good',
  restated: 'warn',
};
const SIGNS: Readonly<Record<Month['state'], string>> = {
  open: '○',
  submitted: '◷',
  returned: '↩',
  accepted: '✓',
  restated: '◷',
};

/** Where a month is, and whether it is late. */
export function MonthState({ month }: { readonly month: Pick<Month, 'state' | 'late'> }): ReactNode {
  const { t } = useText();
  const { state, late } = month;
  return (
    <span className="line">
      <span className={`nowrap ${TONES[state]}`}>
        <span aria-hidden="true">{SIGNS[state]}</span> {t(`web.month.state.${state}`)}
      </span>
      {late && <Tag className="month-late">{t('web.month.late')}</Tag>}
    </span>
  );
}

/** 县级、市级. */
export const levelsText = ({ t, lang }: Text, levels: Month['levels']): string =>
  levels.map((level) => t(`web.month.level.${level}`)).join(lang === 'zh' ? '、' : ', ');
