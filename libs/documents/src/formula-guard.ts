/**
 * What makes a spreadsheet program take a CSV field for a formula. Text that already has quotes before it counts too:
 * it gets one more, so that taking one away gives exactly the text again.
 */
const STARTS_A_FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'(?='*[=+\-@\t\r])/;

/** The text with a leading quote where it would otherwise run as a formula. */
export function guarded(text: string): string {
  return STARTS_A_FORMULA.test(text) ? `'${text}` : text;
}

/** The same for a cell that is text anyway: only what `unguarded` would take a quote from gets one more. */
export function guardedCell(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

/**
 * The text without the quote that `guarded` put there.
 *
 * Cells of a workbook need it too: a guarded CSV that was saved as xlsx keeps its quotes.
 */
export function unguarded(text: string): string {
  return text.replace(GUARDED, '');
}
