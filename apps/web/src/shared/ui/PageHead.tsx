import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly tags?: ReactNode;
  readonly children?: ReactNode;
}

/** The title of a screen, what must be known of all of it, and what can be done. */
export function PageHead({ title, tags, children }: Props): ReactNode {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {tags}
      {children && <div className="page-head-end no-print">{children}</div>}
    </div>
  );
}
