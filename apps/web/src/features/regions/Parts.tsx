import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import type { WebKey } from '@dabiao/messages';
import { useText } from '../../shared/text';

/** What each part is called, in their order. */
const PARTS = {
  ranking: 'web.region.part.ranking',
  why: 'web.region.whyWeak',
  distribution: 'web.region.distribution',
  trend: 'web.region.trend',
  weak: 'web.region.weak',
  late: 'web.region.part.late',
} as const satisfies Readonly<Record<string, WebKey>>;
type Name = keyof typeof PARTS;

/** One click to every part of the overview; it stays at hand while one scrolls. */
export function PartLinks(): ReactNode {
  const { t } = useText();
  return (
    <nav className="region-links no-print" aria-label={t('web.region.parts')}>
      {Object.entries(PARTS).map(([name, title]) => (
        <a key={name} href={`#${name}`}>
          {t(title)}
        </a>
      ))}
    </nav>
  );
}

interface Props {
  readonly name: Name;
  readonly children: ReactNode;
}

/** A part that an address leads to; it is scrolled to once it is there. */
export function Part({ name, children }: Props): ReactNode {
  const here = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === `#${name}`) here.current?.scrollIntoView();
  }, [hash, key, name]);
  return (
    <div ref={here} id={name} className="region-part">
      {children}
    </div>
  );
}
