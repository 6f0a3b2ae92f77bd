import { useId, type ReactNode } from 'react';
import './card.css';

interface Props {
  readonly title: ReactNode;
  /** At the end of the title line: a choice, a link. */
  readonly extra?: ReactNode;
  /** Without space around, for tables and lists. */
  readonly flush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a screen with a title of its own. */
export function Card({ title, extra, flush, className, children }: Props): ReactNode {
  const id = useId();
  return (
    <section className={['card', className].filter(Boolean).join(' ')} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {extra && <div className="card-extra">{extra}</div>}
      </div>
      <div className={flush ? 'card-body card-flush' : 'card-body'}>{children}</div>
    </section>
  );
}
