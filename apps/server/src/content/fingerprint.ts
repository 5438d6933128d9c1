import { createHash } from "node:crypto";

export interface Fingerprint {
  readonly etag: string;
  readonly sha1: string;
  readonly sha256: string;
}

/** Hashes of octets, and an entity-tag that is equal while type and octets are. */
export function fingerprint(contentType: string, data: Uint8Array): Fingerprint {
  const sha256 = createHash("sha256").update(data).digest("hex");
  return {
    etag: createHash("sha256").update(`${contentType} ${sha256}`).digest("hex").slice(0, 32),
    sha1: createHash("sha1").update(data).digest("hex"),
    sha256,
  };
}
