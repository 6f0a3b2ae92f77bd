import { useEffect, useRef, useState, type ReactNode } from 'react';

interface Step {
  readonly row: number;
  readonly column: number;
}

interface Props {
  readonly label: string;
  readonly start: string;
  /** Where to go from here; undefined: somebody clicked elsewhere. */
  readonly commit: (typed: string, by: Step | undefined) => void;
  readonly cancel: () => void;
}

/** The cell that is typed into. Enter goes down, Tab sideways, Escape gives up. */
export function CellEditor({ label, start, commit, cancel }: Props): ReactNode {
  const [typed, setTyped] = useState(start);
  const done = useRef(false);
  const end = (work: () => void): void => {
    if (done.current) return;
    done.current = true;
    work();
  };
  // A window that is closed takes the focus from nothing: what was typed until then counts.
  const leave = useRef<() => void>(undefined);
  leave.current = () => end(() => commit(typed, undefined));
  useEffect(() => {
    const left = (): void => leave.current?.();
    globalThis.addEventListener('pagehide', left);
    return () => globalThis.removeEventListener('pagehide', left);
  }, []);
  return (
    <input
      autoFocus
      className="readings-input"
      aria-label={label}
      maxLength={120}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => end(() => commit(typed, undefined))}
      onKeyDown={(event) => {
        // Enter also ends the composition of a Chinese input method.
        if (event.nativeEvent.isComposing) return;
        const back = event.shiftKey ? -1 : 1;
        if (event.key === 'Enter') end(() => commit(typed, { row: back, column: 0 }));
        else if (event.key === 'Tab') end(() => commit(typed, { row: 0, column: back }));
        else if (event.key === 'Escape') end(cancel);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
