import { useCallback, useEffect, useState } from 'react';

interface Turns {
  readonly at: number;
  readonly turning: boolean;
  /** There is more than one thing to show, and nobody asked the system for stillness. */
  readonly canTurn: boolean;
  readonly next: () => void;
  readonly toggle: () => void;
}

/** One of several things after the other, each for a while. Nothing turns by itself where motion is unwanted. */
export function useTurns(count: number, every: number): Turns {
  const [at, setAt] = useState(0);
  const [paused, setPaused] = useState(false);
  const still = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const canTurn = !still && count > 1;
  const turning = canTurn && !paused;
  const next = useCallback(() => setAt((now) => (count === 0 ? 0 : (now + 1) % count)), [count]);
  useEffect(() => {
    if (!turning) return;
    const timer = setInterval(next, every);
    return () => clearInterval(timer);
  }, [turning, next, every]);
  return { at: count === 0 ? 0 : at % count, turning, canTurn, next, toggle: () => setPaused(!paused) };
}

/** Whole minutes since a moment; it grows by itself. */
export function useAge(since: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - since) / 60_000));
}
