import { openSync, type Font } from 'fontkit';

/** The one font family that travels with the program: Noto Sans SC (SIL Open Font License), as TrueType. */
export const FONT_FAMILY = 'Noto Sans SC';
export const FONT_FILES = {
  normal: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const;

let font: Font | undefined;

/**
 * The text with every character that the font does not have written as its code, `[U+20BB7]`: an empty box would be
 * read over, and the name of a person or a drug would be wrong in silence.
 */
export function printable(text: string): string {
  font ??= openSync(FONT_FILES.normal) as Font;
  const has = (character: string): boolean => font!.hasGlyphForCodePoint(character.codePointAt(0)!);
  let printed = '';
  for (const character of text) {
    if (character === '\n' || has(character)) printed += character;
    else if (/\p{Cc}|\p{Cf}/u.test(character)) printed += ' ';
    else printed += `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return printed;
}
