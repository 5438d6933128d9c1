import { createHash, createHmac } from "node:crypto";
import type { HashAlgorithm, Hasher, IdSource } from "@porchlight/kernel";
import { GruuMint } from "../src/index";

const nodeNames: Readonly<Record<HashAlgorithm, string>> = {
  MD5: "md5",
  "SHA-256": "sha256",
  "SHA-512-256": "sha512-256",
};

const nodeHasher: Hasher = {
  hex: (algorithm, text) => createHash(nodeNames[algorithm]).update(text).digest("hex"),
  hmacSha256Hex: (key, text) => createHmac("sha256", key).update(text).digest("hex"),
};

/** Tokens that count up. */
class CountingIds implements IdSource {
  #made = 0;
  token(): string {
    this.#made += 1;
    return `t${this.#made}`;
  }
  uuid(): string {
    return this.token();
  }
}

export const newMint = (secret = "secret"): GruuMint => new GruuMint(nodeHasher, new CountingIds(), secret);
