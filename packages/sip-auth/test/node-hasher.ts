import { createHash, createHmac } from "node:crypto";
import type { HashAlgorithm, Hasher } from "@porchlight/kernel";

const nodeNames: Readonly<Record<HashAlgorithm, string>> = {
  MD5: "md5",
  "SHA-256": "sha256",
  "SHA-512-256": "sha512-256",
};

/** The platform's hash functions behind the kernel's port; counts how often each kind was asked for. */
export class NodeHasher implements Hasher {
  hashes = 0;
  macs = 0;

  hex(algorithm: HashAlgorithm, text: string | Uint8Array): string {
    this.hashes += 1;
    return createHash(nodeNames[algorithm]).update(text).digest("hex");
  }

  hmacSha256Hex(key: string, text: string): string {
    this.macs += 1;
    return createHmac("sha256", key).update(text).digest("hex");
  }
}
