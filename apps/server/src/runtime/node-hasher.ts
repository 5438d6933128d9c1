import { createHmac, hash } from "node:crypto";
import type { HashAlgorithm, Hasher } from "@porchlight/kernel";

const opensslNames: Readonly<Record<HashAlgorithm, string>> = {
  MD5: "md5",
  "SHA-256": "sha256",
  "SHA-512-256": "sha512-256",
};

/** Hash functions of the platform. */
export const nodeHasher: Hasher = {
  hex: (algorithm, text) => hash(opensslNames[algorithm], text, "hex"),
  hmacSha256Hex: (key, text) => createHmac("sha256", key).update(text).digest("hex"),
};
