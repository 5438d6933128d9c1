import { createHash, createHmac } from "node:crypto";
import type { HashAlgorithm, Hasher } from "@porchlight/kernel";

const nodeName: Record<HashAlgorithm, string> = {
  MD5: "md5",
  "SHA-256": "sha256",
  "SHA-512-256": "sha512-256",
};

/** The platform's hash functions behind the kernel's port. */
export const testHasher: Hasher = {
  hex: (algorithm, text) => createHash(nodeName[algorithm]).update(text).digest("hex"),
  hmacSha256Hex: (key, text) => createHmac("sha256", key).update(text).digest("hex"),
};
