import {
  DAMAGED,
  type ImageBounds,
  type ImageFacts,
  type MediaProbe,
  type RenditionSize,
  tooManyPixels,
} from "@porchlight/content";
import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { fileTypeFromBuffer } from "file-type";
import type { Sharp } from "sharp";
import { imageLibrary } from "./image-library";
import { WorkQueue } from "./work-queue";

const imagesAtOnce = 2;
const imagesWaiting = 64;
const timeoutSeconds = 10;

/** An image that does not decode, or not within the bounds of today. */
export class UnreadableImage extends Error {}

/** Looks into octets and resizes images: within bounds, few at a time. */
export class ImageWorkshop implements MediaProbe {
  readonly #queue = new WorkQueue(imagesAtOnce, imagesWaiting);

  async sniff(data: Uint8Array): Promise<string | undefined> {
    return (await fileTypeFromBuffer(data).catch(() => undefined))?.mime;
  }

  decode(data: Uint8Array, bounds: ImageBounds): Promise<Result<ImageFacts, Saying>> {
    return this.#queue.run(() => decode(data, bounds));
  }

  /** Rejects with `UnreadableImage`. Fitted into a square of `size` pixels, upright, without metadata, in a type that browsers know. */
  rendition(data: Uint8Array, type: string, size: RenditionSize, bounds: ImageBounds): Promise<Uint8Array> {
    const fitted = async (): Promise<Buffer> => {
      const image = (await opened(data, bounds.pixels, false))
        .autoOrient()
        .resize({ width: size, height: size, fit: "inside", withoutEnlargement: true });
      return encodedAs(renditionType(type), image)
        .toBuffer()
        .catch((error: unknown) => {
          throw new UnreadableImage("an image cannot be resized", { cause: error });
        });
    };
    return this.#queue.run(fitted);
  }
}

/** Type of the renditions of an image. */
export function renditionType(type: string): "image/jpeg" | "image/webp" | "image/png" {
  switch (type) {
    case "image/jpeg":
      return "image/jpeg";
    case "image/webp":
    case "image/avif":
      return "image/webp";
    default:
      return "image/png";
  }
}

const encodedAs = (type: ReturnType<typeof renditionType>, image: Sharp): Sharp => {
  switch (type) {
    case "image/jpeg":
      return image.jpeg({ quality: 85 });
    case "image/webp":
      return image.webp({ quality: 85 });
    case "image/png":
      return image.png();
  }
};

async function opened(data: Uint8Array, pixels: number, animated: boolean): Promise<Sharp> {
  const sharp = await imageLibrary();
  const wish = { limitInputPixels: pixels, failOn: "error", animated, sequentialRead: true } as const;
  return sharp(data, wish).timeout({ seconds: timeoutSeconds });
}

async function decode(data: Uint8Array, { pixels }: ImageBounds): Promise<Result<ImageFacts, Saying>> {
  // Without the library nothing is known of the image.
  await imageLibrary();
  try {
    const image = await opened(data, pixels, true);
    const { width, height, pages = 1, pageHeight = height } = await image.metadata();
    if (width * pageHeight * pages > pixels) return fail(tooManyPixels(pixels));
    // Every octet is decoded; what comes of it is thrown away.
    await (await opened(data, pixels, true)).resize(8, 8, { fit: "fill" }).raw().toBuffer();
    return ok({ width, height: pageHeight });
  } catch (error) {
    return fail(isTooLarge(error) ? tooManyPixels(pixels) : DAMAGED);
  }
}

const isTooLarge = (error: unknown): boolean => error instanceof Error && /pixel limit/i.test(error.message);
