import { type ContentObject, parseObjectName, type StoredContent } from "@porchlight/content";
import { instant } from "@porchlight/kernel";

/** Columns of an object without its octets. */
export const FACTS = {
  aor: true,
  object: true,
  contentType: true,
  octets: true,
  etag: true,
  sha1: true,
  sha256: true,
  author: true,
  createdAt: true,
  modifiedAt: true,
  expiresAt: true,
} as const;

interface FactsRow {
  readonly aor: string;
  readonly object: string;
  readonly contentType: string;
  readonly octets: number;
  readonly etag: string;
  readonly sha1: string;
  readonly sha256: string;
  readonly author: string;
  readonly createdAt: bigint;
  readonly modifiedAt: bigint;
  readonly expiresAt: bigint;
}

export function contentObject(row: FactsRow): ContentObject {
  const object = parseObjectName(row.object);
  if (object === undefined) throw new Error("the database holds an object without a name");
  const { contentType, octets, etag, sha1, sha256, author } = row;
  return {
    name: { owner: row.aor, object },
    contentType,
    octets,
    etag,
    sha1,
    sha256,
    author,
    createdAt: instant(Number(row.createdAt)),
    modifiedAt: instant(Number(row.modifiedAt)),
    expiresAt: instant(Number(row.expiresAt)),
  };
}

export const contentRow = ({ name, data, ...facts }: StoredContent) => ({
  ...facts,
  aor: name.owner,
  object: name.object,
  expiredAt: null,
  data: Uint8Array.from(data),
});
