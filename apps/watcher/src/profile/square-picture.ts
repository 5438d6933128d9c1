/** Pixels of a side of a picture that is published. */
export const pictureSide = 256;

/** What can be chosen. */
export const pictureTypes = "image/png,image/jpeg,image/webp,image/gif";

/** A file that is larger is not opened. */
const largestFile = 30_000_000;

/**
 * The middle of a picture as a small square. It is drawn anew, so that nothing else that stands in the file, such as
 * where it was taken, is published. Undefined when the file is no picture that the browser can open.
 */
export async function squarePicture(file: Blob): Promise<Blob | undefined> {
  if (file.size > largestFile) return undefined;
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return undefined;
  const drawn = draw(bitmap);
  bitmap.close();
  return drawn && (await jpegOf(drawn));
}

function draw(bitmap: ImageBitmap): HTMLCanvasElement | undefined {
  const side = Math.min(bitmap.width, bitmap.height);
  const shown = Math.min(side, pictureSide);
  const canvas = document.createElement("canvas");
  canvas.width = shown;
  canvas.height = shown;
  const context = canvas.getContext("2d");
  if (!context || side === 0) return undefined;
  context.fillStyle = "white";
  context.fillRect(0, 0, shown, shown);
  context.imageSmoothingQuality = "high";
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  context.drawImage(bitmap, left, top, side, side, 0, 0, shown, shown);
  return canvas;
}

const jpegOf = (canvas: HTMLCanvasElement): Promise<Blob | undefined> =>
  new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/jpeg", 0.86));
