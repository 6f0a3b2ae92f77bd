import { useEffect } from 'react';

/**
 * Keys for whoever works through a list, wherever the focus is, but where something is typed or chosen. The handler is
 * told the key in small letters, and says whether it was one of its own.
 */
export function useKeys(handle: (key: string) => boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPED)) return;
      if (handle(event.key.toLowerCase())) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

const TYPED = 'input:not([type=checkbox]), textarea, select, [role=dialog], [role=menu], [contenteditable]';
