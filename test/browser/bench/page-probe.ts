/*
 * Runs inside the page: what the browser itself has seen of its work. Nothing here may use anything from outside of
 * its function, because it is sent to the browser as text.
 */

/** What the browser has noted since it was last asked. Times in milliseconds. */
export interface Noted {
  /** How long each task took that kept the page from answering for more than 50 ms. */
  readonly stalls: readonly number[];
  /** Of the last key or click: from the press until the screen that follows from it was painted. */
  readonly event: number | null;
  /** From the press until the look of the page fitted what was asked for, frame by frame. */
  readonly looks: readonly { readonly look: string; readonly after: number }[];
}

interface Probe {
  stalls: number[];
  events: { name: string; start: number; duration: number }[];
  looks: { look: string; after: number }[];
  pressed: number;
  paint: number;
  look: () => string;
  last: string;
}

/** The page's own name for it. */
type Probed = typeof globalThis & { benchProbe: Probe };

/** Put into every document before its own scripts. */
export function installProbe(): void {
  const probe: Probe = {
    ...{ stalls: [], events: [], looks: [], pressed: 0, paint: 0 },
    ...{ look: () => '', last: '' },
  };
  (globalThis as Probed).benchProbe = probe;
  const watch = (type: string, more: object, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      ...{ type, buffered: true },
      ...more,
    });
  watch('longtask', {}, ({ duration }) => probe.stalls.push(duration));
  watch('event', { durationThreshold: 16 }, ({ name, startTime, duration }) =>
    probe.events.push({ name, start: startTime, duration }),
  );
  watch('largest-contentful-paint', {}, ({ startTime }) => (probe.paint = startTime));
  for (const type of ['keydown', 'pointerdown'])
    addEventListener(
      type,
      ({ timeStamp }) => {
        probe.pressed = timeStamp;
        probe.looks = [];
      },
      { capture: true },
    );
  // A frame's work is over in the task after it: then what it shows is on its way to the screen.
  const frame = (): void => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const look = probe.look();
      if (look !== probe.last) probe.looks.push({ look, after: performance.now() - probe.pressed });
      probe.last = look;
      channel.port1.close();
    };
    channel.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** From now on: the texts and values of these elements, joined, are the look that is noted. Forgets what was before. */
export function lookAt(selectors: readonly string[]): void {
  const probe = (globalThis as Probed).benchProbe;
  probe.look = () =>
    selectors
      .map((selector) => {
        const found = document.querySelector(selector);
        return found && 'value' in found ? String(found.value) : (found?.textContent ?? '');
      })
      .join(' | ');
  probe.last = probe.look();
  [probe.stalls, probe.events, probe.looks] = [[], [], []];
}

/** What was noted, once the look has changed and come to rest and the browser has handed over its own entries. */
export async function noted(): Promise<Noted> {
  const { benchProbe: probe } = globalThis as Probed;
  const [rest, patience] = [200, 3_000];
  for (let waited = 0, seen = 0; waited < patience; waited += rest) {
    await new Promise((resolve) => setTimeout(resolve, rest));
    if (probe.looks.length === seen && seen > 0) break;
    seen = probe.looks.length;
  }
  const events = probe.events.filter(({ start }) => start >= probe.pressed - 1);
  return {
    stalls: probe.stalls,
    looks: probe.looks,
    event: events.length === 0 ? null : Math.max(...events.map(({ duration }) => duration)),
  };
}

/** Scrolls an element from its top to its end, one step a frame. Times between frames. */
export async function scrollThrough({
  selector,
  step,
}: {
  readonly selector: string;
  readonly step: number;
}): Promise<{ readonly pixels: number; readonly frames: readonly number[]; readonly empty: number }> {
  const box = document.querySelector(selector)!;
  const next = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  let empty = 0;
  box.scrollTop = 0;
  let before = await next();
  while (box.scrollTop + box.clientHeight < box.scrollHeight - 1) {
    box.scrollTop += step;
    const now = await next();
    frames.push(now - before);
    before = now;
    // Rows that are drawn too late leave white in the middle of the list.
    const { left, top, width, height } = box.getBoundingClientRect();
    const middle = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!middle?.closest('[role=row]')) empty += 1;
  }
  return { pixels: box.scrollTop, frames, empty };
}

/** Whether the browser has handed over its largest paint. */
export function painted(): boolean {
  return (globalThis as Probed).benchProbe.paint > 0;
}

/** How opening a page went. Sizes in bytes as they came over the network. */
export function opened(): {
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly scripts: number;
  readonly scriptBytes: number;
  readonly answers: number;
  readonly answerBytes: number;
} {
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const of = (wanted: RegExp): [number, number] => {
    const found = resources.filter(({ name }) => wanted.test(new URL(name).pathname));
    return [found.length, found.reduce((sum, { transferSize }) => sum + transferSize, 0)];
  };
  const [scripts, scriptBytes] = of(/\.js$/);
  const [answers, answerBytes] = of(/^\/api\//);
  return {
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    largestPaint: (globalThis as Probed).benchProbe.paint,
    ...{ scripts, scriptBytes, answers, answerBytes },
  };
}
