import { openSync, type Font } from 'fontkit';

/** The one font family that travels with the program: Noto Sans SC (SIL Open Font License), as TrueType. */
export const FONT_FAMILY = 'Noto Sans SC';
export const FONT_FILES = {
  normal: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const;

let font: Font | undefined;

const regular = (): Font => (font ??= openSync(FONT_FILES.normal) as Font);

/** A line of text as the shapes of its letters, in the same unit as its size. */
export interface Outline {
  readonly width: number;
  /** From the middle of the line down to its base line. */
  readonly middle: number;
  /** As the path of an SVG whose base line begins at a point. */
  readonly path: (left: number, base: number) => string;
}

/** The text in the regular weight. Characters that the font does not have are its empty box: ask `printable` before. */
export function outlineOf(text: string, size: number): Outline {
  const { ascent, descent, unitsPerEm } = regular();
  const scale = size / unitsPerEm;
  const { glyphs, positions } = regular().layout(text);
  return {
    width: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * scale,
    middle: ((ascent + descent) / 2) * scale,
    path: (left, base) => {
      let at = left;
      return glyphs
        .map(({ path }, i) => {
          const { xAdvance, xOffset, yOffset } = positions[i]!;
          const shape = path.transform(scale, 0, 0, -scale, at + xOffset * scale, base - yOffset * scale);
          at += xAdvance * scale;
          return shape.toSVG();
        })
        .join('');
    },
  };
}

/**
 * The text with every character that the font does not have written as its code, `[U+20BB7]`: an empty box would be
 * read over, and the name of a person or a drug would be wrong in silence.
 */
export function printable(text: string): string {
  const has = (character: string): boolean => regular().hasGlyphForCodePoint(character.codePointAt(0)!);
  let printed = '';
  for (const character of text) {
    if (character === '\n' || has(character)) printed += character;
    else if (/\p{Cc}|\p{Cf}/u.test(character)) printed += ' ';
    else printed += `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return printed;
}
