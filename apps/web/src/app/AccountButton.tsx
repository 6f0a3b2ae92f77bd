import type { ReactNode } from 'react';
import { UserOutlined } from '@ant-design/icons';
import { Button, type ButtonProps } from 'antd';
import { useMe } from '../shared/queries';
import { useText } from '../shared/text';
import { useWide } from '../shared/use-wide';

/** Who is signed in. */
export function AccountButton(props: ButtonProps): ReactNode {
  const { t } = useText();
  const { person } = useMe();
  const wide = useWide();
  return (
    <Button {...props} type="text" icon={<UserOutlined />} aria-label={`${t('web.account')} ${person.name}`}>
      {wide && person.name}
    </Button>
  );
}
