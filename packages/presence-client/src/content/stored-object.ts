/** An object as the content server tells its owner of it. */
export interface StoredObject {
  readonly name: string;
  readonly url: string;
  readonly contentType: string;
  readonly octets: number;
  /** Hex, lower case. */
  readonly sha1: string;
  readonly sha256: string;
  /** Milliseconds since the Unix epoch. */
  readonly modifiedAt: number;
  readonly expiresAt: number;
}

/** Reads the JSON of one object; undefined when it is none. */
export function readStoredObject(value: unknown): StoredObject | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const {
    name,
    url,
    contentType,
    octets,
    sha1,
    sha256,
    modifiedAt,
    expiresAt,
  }: Partial<Record<string, unknown>> = value;
  const times = [modifiedAt, expiresAt].map((time) =>
    typeof time === "string" ? Date.parse(time) : Number.NaN,
  );
  const [modified = Number.NaN, expires = Number.NaN] = times;
  if (typeof name !== "string" || typeof url !== "string" || typeof contentType !== "string")
    return undefined;
  if (typeof octets !== "number" || typeof sha1 !== "string" || typeof sha256 !== "string") return undefined;
  if (!URL.canParse(url) || Number.isNaN(modified) || Number.isNaN(expires)) return undefined;
  return { name, url, contentType, octets, sha1, sha256, modifiedAt: modified, expiresAt: expires };
}

/** Reads the JSON of a list; undefined when it is none. */
export function readStoredObjects(value: unknown): readonly StoredObject[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { items }: { readonly items?: unknown } = value;
  if (!Array.isArray(items)) return undefined;
  return items.flatMap((item) => readStoredObject(item) ?? []);
}
