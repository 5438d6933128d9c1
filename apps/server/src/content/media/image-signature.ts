const SIGNATURES: readonly (readonly [type: string, offset: number, octets: string])[] = [
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/gif", 0, "GIF87a"],
  ["image/gif", 0, "GIF89a"],
  ["image/webp", 8, "WEBP"],
];

/** The type of a picture by its first octets, at once; undefined for anything else. */
export const imageTypeOf = (data: Buffer): string | undefined =>
  SIGNATURES.find(
    ([, offset, octets]) => data.toString("latin1", offset, offset + octets.length) === octets,
  )?.[0];
