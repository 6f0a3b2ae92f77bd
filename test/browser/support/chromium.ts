import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Quiet, without a sandbox where the tests run as root, and asking nobody anything. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** The browser of the system, the one `CHROMIUM` names, or Playwright's own. */
export function startChromium(): Promise<Browser> {
  const places = [process.env['CHROMIUM'] ?? '', ...PLACES, chromium.executablePath()];
  const executablePath = places.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      'No Chromium: install the package chromium (and fonts-noto-cjk), or let CHROMIUM name one.',
    );
  return chromium.launch({ executablePath, args: FLAGS });
}
