import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Each byte of a row less the one above it: rows of a chart are much alike. */
const FILTER_UP = 2;

/**
 * Pixels (red, green, blue, alpha) as a PNG without transparency. With transparency the PDF writer splits every picture
 * on a thread of its own, and the order in which they are ready would be the order in the file: other bytes every time.
 */
export function opaquePng(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const row = 1 + width * 3;
  const data = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    data[y * row] = FILTER_UP;
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const to = y * row + 1 + x * 3;
      for (let colour = 0; colour < 3; colour++) {
        const above = y === 0 ? 0 : pixels[from + colour - width * 4]!;
        data[to + colour] = (pixels[from + colour]! - above) & 0xff;
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each of three colours.
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(data, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
