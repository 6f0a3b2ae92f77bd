/** Enough to read a form on a wall, little enough for a weak network. */
const LONGEST = 2_400;
const QUALITY = 0.85;
/** A smaller file is sent as it is. */
const SMALL = 700_000;

/** A photo as it is kept and sent: cameras make ten times what is needed. Throws where it is no picture. */
export async function shrunk(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  const factor = Math.min(1, LONGEST / Math.max(width, height));
  if (factor === 1 && file.size <= SMALL) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * factor);
  canvas.height = Math.round(height * factor);
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return small !== null && small.size < file.size ? small : file;
}

/** The name a photo is sent under: cameras call all of them the same. */
export const photoName = (code: string, type: string, at: Date): string =>
  `${code}-${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}.${type === 'image/png' ? 'png' : 'jpg'}`;
