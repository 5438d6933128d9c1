import type { Result } from "@porchlight/kernel";

/** Bounds on what an image takes once it is decoded. */
export interface ImageBounds {
  /** Width times height, over all frames. */
  readonly pixels: number;
}

export interface ImageFacts {
  readonly width: number;
  readonly height: number;
}

/** Looks into octets. */
export interface MediaProbe {
  /** The media type that octets have by their first ones; undefined when they tell none. */
  sniff(data: Uint8Array): Promise<string | undefined>;
  /** Decodes the whole of an image. The error says why that cannot be, one sentence part such as `is damaged`. */
  decode(data: Uint8Array, bounds: ImageBounds): Promise<Result<ImageFacts, string>>;
}
