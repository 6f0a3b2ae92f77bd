import type { ReactNode } from 'react';

/** One thing that is said, under its name; nothing where there is nothing. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  if (children === null || children === undefined || children === false || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
