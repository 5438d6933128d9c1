/** Edges that images are offered in, pixels: few, so that few are kept. */
export const RENDITION_SIZES = [32, 48, 64, 96, 128, 192, 256, 384, 512] as const;

export type RenditionSize = (typeof RENDITION_SIZES)[number];

/** The smallest edge offered that is no shorter than the one asked for. Undefined when none is, or it is no number. */
export function renditionSize(text: string): RenditionSize | undefined {
  if (!/^[1-9]\d{0,3}$/.test(text)) return undefined;
  return RENDITION_SIZES.find((size) => size >= Number(text));
}
