import { createContext, lazy, use, useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { Alert, Button } from 'antd';
import { useText } from './text';
import { Notice } from './ui/Notice';
import './lazy-piece.css';

/** How long until a file is asked for the second time, in milliseconds. */
const AGAIN_MS = 800;

/** Asks again, once, for what did not come: a train that passes a tunnel. */
async function twice<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return load();
  }
}

/** What a part is: within a screen, a dialog or drawer over it (so is the word that it did not come), or a screen itself. */
type Look = 'within' | 'over' | 'screen';

const Again = createContext<() => void>(() => undefined);

/**
 * A part of a screen whose script is loaded when it is first shown, below a `Suspense`. Where the connection is lost in
 * that moment, the part says so and can be tried again; the screen around it stays.
 */
export function lazyPiece<P extends object>(
  load: () => Promise<ComponentType<P>>,
  look: Look = 'within',
): ComponentType<P> {
  const Missing = (): ReactNode => <NotLoaded look={look} />;
  const make = () => lazy(async () => ({ default: await twice(load).catch(() => Missing) }));
  // All places that show the part share it, so that it is loaded once.
  let made = make();
  return function LazyPiece(props: P): ReactNode {
    const [Piece, setPiece] = useState(() => made);
    const again = useMemo(
      () => () => {
        made = make();
        setPiece(() => made);
      },
      [],
    );
    return (
      <Again value={again}>
        <Piece {...props} />
      </Again>
    );
  };
}

function NotLoaded({ look }: { readonly look: Look }): ReactNode {
  const { t } = useText();
  const again = use(Again);
  const size = look === 'screen' ? 'middle' : 'small';
  const ways = (
    <>
      <Button size={size} type="primary" onClick={again}>
        {t('web.retry')}
      </Button>{' '}
      <Button size={size} onClick={() => window.location.reload()}>
        {t('web.reload')}
      </Button>
    </>
  );
  if (look === 'screen')
    return (
      <Notice title={t('web.piece.lost')} why={t('web.unreachable')}>
        {ways}
      </Notice>
    );
  return (
    <Alert
      className={look === 'over' ? 'not-loaded not-loaded-over' : 'not-loaded'}
      type="info"
      showIcon
      role="alert"
      title={t('web.piece.lost')}
      description={t('web.unreachable')}
      action={ways}
    />
  );
}
