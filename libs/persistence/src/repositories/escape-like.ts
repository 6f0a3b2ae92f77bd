/** `100%` is looked for as it stands, not as a wildcard. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);
