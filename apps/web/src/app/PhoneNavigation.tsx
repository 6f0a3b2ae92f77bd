import type { ReactNode } from 'react';
import { Drawer } from 'antd';
import { useText } from '../shared/text';
import { Preferences } from '../shared/ui/Preferences';
import { Navigation } from './Navigation';

interface Props {
  readonly open: boolean;
  readonly close: () => void;
}

/** Where one may go, and language and colours, on a screen without room for them. */
export function PhoneNavigation({ open, close }: Props): ReactNode {
  const { t } = useText();
  return (
    <Drawer
      open={open}
      placement="left"
      size={260}
      onClose={close}
      title={t('web.app')}
      styles={{ body: { padding: 0 } }}
      footer={<Preferences />}
    >
      <nav aria-label={t('web.nav')}>
        <Navigation />
      </nav>
    </Drawer>
  );
}
