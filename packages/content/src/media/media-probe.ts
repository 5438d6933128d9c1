import type { Result, Saying } from "@porchlight/kernel";
import { say } from "../sayings";

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
  /** Decodes the whole of an image. The error says why that cannot be, and goes on a sentence. */
  decode(data: Uint8Array, bounds: ImageBounds): Promise<Result<ImageFacts, Saying>>;
}

export const tooManyPixels = (count: number): Saying => say("has-more-pixels", { count });

export const DAMAGED: Saying = say("is-damaged");
