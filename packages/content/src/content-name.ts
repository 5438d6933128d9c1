import { parseAor } from "@porchlight/accounts";
import type { Brand } from "@porchlight/kernel";

/** Name of an object among those of its owner: 1 to 128 letters, digits and `._~-`, not a path. */
export type ObjectName = Brand<string, "ObjectName">;

/** Names one object. */
export interface ContentName {
  /** Address of record. */
  readonly owner: string;
  readonly object: ObjectName;
}

/** Undefined when the text can name no object. */
export function parseObjectName(text: string): ObjectName | undefined {
  if (text === "." || text === "..") return undefined;
  return /^[A-Za-z0-9._~-]{1,128}$/.test(text) ? (text as ObjectName) : undefined;
}

/** What follows `/content/` in the address of an object. */
export const contentPath = ({ owner, object }: ContentName): string =>
  `${encodeURIComponent(owner).replaceAll("%3A", ":").replaceAll("%40", "@")}/${object}`;

/** Path of the content server on its origin. */
export const CONTENT_ROOT = "/content";

/** The object that a URL names, on whatever host, below `/content/`; undefined when it names none. */
export function contentNameIn(url: string): ContentName | undefined {
  const [, owner, name] = OBJECT_URL.exec(url.trim()) ?? [];
  const object = parseObjectName(decoded(name ?? "") ?? "");
  const address = parseAor(decoded(owner ?? "") ?? "");
  return object === undefined || !address.ok ? undefined : { owner: address.value.aor, object };
}

const OBJECT_URL = /^https?:\/\/[^/?#]+(?:\/[^?#]*)?\/content\/([^/?#]+)\/([^/?#]+)(?:[?#].*)?$/i;

/** Undefined where the percent-encoding is none. */
export function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
