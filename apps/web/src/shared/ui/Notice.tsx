import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly why: string;
  readonly children: ReactNode;
}

/** A screen that has nothing to show but why, and the way on. */
export function Notice({ title, why, children }: Props): ReactNode {
  return (
    <div style={{ padding: '15vh 24px 48px', textAlign: 'center' }}>
      <h1 style={{ fontSize: 20, margin: '0 0 8px' }}>{title}</h1>
      <p style={{ margin: '0 0 20px', color: 'var(--page-muted)' }}>{why}</p>
      {children}
    </div>
  );
}
