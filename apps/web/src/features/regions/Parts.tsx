import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../../shared/text';

const PARTS = ['ranking', 'why', 'distribution', 'trend', 'weak', 'late'] as const;
type Name = (typeof PARTS)[number];

/** One click to every part of the overview; it stays at hand while one scrolls. */
export function PartLinks(): ReactNode {
  const { t } = useText();
  return (
    <nav className="region-links no-print" aria-label={t('web.region.parts')}>
      {PARTS.map((name) => (
        <a key={name} href={`#${name}`}>
          {t(`web.region.part.${name}`)}
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
