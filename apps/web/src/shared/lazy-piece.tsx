import { createContext, lazy, use, useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { Alert, Button } from 'antd';
import { useText } from './text';
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

/** Where a part is: within the screen, or over it as a dialog is; there it also says that it did not come. */
type Look = 'within' | 'over';

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
  return (
    <Alert
      className={look === 'over' ? 'not-loaded not-loaded-over' : 'not-loaded'}
      type="info"
      showIcon
      role="alert"
      title={t('web.piece.lost')}
      description={t('web.unreachable')}
      action={
        <>
          <Button size="small" type="primary" onClick={again}>
            {t('web.retry')}
          </Button>{' '}
          <Button size="small" onClick={() => window.location.reload()}>
            {t('web.reload')}
          </Button>
        </>
      }
    />
  );
}
