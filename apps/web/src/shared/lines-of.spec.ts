import { linesOf } from './lines-of';

/** A body that comes in these pieces of bytes. */
const inPieces = (...pieces: readonly Uint8Array[]): Response =>
  new Response(
    new ReadableStream({
      start: (to) => {
        for (const piece of pieces) to.enqueue(piece);
        to.close();
      },
    }),
  );

async function collected(answer: Response): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(answer)) lines.push(line);
  return lines;
}

it('gives whole lines, wherever the pieces are cut, also through a character', async () => {
  const bytes = new TextEncoder().encode('{"phase":"读取"}\n{"done":2}\n\n{"result":"好"}');
  for (let at = 0; at <= bytes.length; at++)
    expect(await collected(inPieces(bytes.slice(0, at), bytes.slice(at)))).toEqual([
      '{"phase":"读取"}',
      '{"done":2}',
      '{"result":"好"}',
    ]);
});

it('gives nothing of an empty body', async () => {
  expect(await collected(inPieces())).toEqual([]);
});
