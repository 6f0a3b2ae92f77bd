import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const PAGE = join(__dirname, '../../../apps/web/src');

/** Names of classes that a style sheet has rules for. */
const CLASSES = /\.([a-z][\w-]*)(?=[^{}]*\{)/gi;

/** Everything that the style sheets of the page have rules for. */
const DEFINED: readonly string[] = [
  ...new Set(
    readdirSync(PAGE, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => [...readFileSync(join(PAGE, file), 'utf8').matchAll(CLASSES)])
      .map(([, name]) => name!),
  ),
];

/**
 * Classes of what is on the screen that have rules in a style sheet which did not come with it: a screen that is opened
 * first would look different from one that is opened after another.
 */
export const unstyled = (page: Page): Promise<string[]> =>
  page.evaluate((defined) => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const said = rules.map(({ cssText }) => cssText).join('\n');
    return defined.filter(
      (name) =>
        document.getElementsByClassName(name).length > 0 && !new RegExp(`\\.${name}(?![\\w-])`).test(said),
    );
  }, DEFINED);
