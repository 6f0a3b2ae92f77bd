import { Suspense, type ComponentType, type ReactNode } from 'react';
import { lazyPiece } from './lazy-piece';

/**
 * A part of a screen whose script comes when the part is first shown, such as a form behind a button.
 * @param waiting what stands there meanwhile; nothing for what lies over the page
 */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  waiting: ReactNode = null,
): ComponentType<P> {
  const Part = lazyPiece(load, waiting === null ? 'over' : 'within');
  return function Lazily(props: P): ReactNode {
    return (
      <Suspense fallback={waiting}>
        <Part {...props} />
      </Suspense>
    );
  };
}
