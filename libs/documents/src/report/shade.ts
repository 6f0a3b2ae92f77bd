const LIGHT = [0xf7, 0xfb, 0xff] as const;
const DARK = [0x7f, 0xb7, 0xe0] as const;

/** A shade from 0 to 100 as a colour that black text can be read on. */
export function shadeOf(shade: number): string {
  const share = Math.min(100, Math.max(0, shade)) / 100;
  return LIGHT.map((light, i) => Math.round(light + (DARK[i]! - light) * share))
    .map((part) => part.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}
