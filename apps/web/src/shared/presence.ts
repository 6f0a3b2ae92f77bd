const TEN_MINUTES = 600_000;
let lastSeen = Date.now();

for (const sign of ['pointermove', 'pointerdown', 'keydown', 'wheel'])
  globalThis.addEventListener(sign, () => (lastSeen = Date.now()), { passive: true, capture: true });

/**
 * Whether somebody looks at the window and did something not long ago. What the page asks by itself is asked only then:
 * it would otherwise keep the session of an abandoned desk alive.
 */
export const isSomebodyThere = (): boolean =>
  document.visibilityState === 'visible' && Date.now() - lastSeen < TEN_MINUTES;
