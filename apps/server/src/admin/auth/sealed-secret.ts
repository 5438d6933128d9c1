import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts secrets of operators for the store, each bound to its operator. */
export class SecretSealer {
  readonly #key: Buffer;

  /** @param installationSecret is in secrets.json, never in the database. */
  constructor(installationSecret: string) {
    this.#key = Buffer.from(hkdfSync("sha256", installationSecret, "", "second factors", 32));
  }

  /** Nonce, tag and cipher text in base64url. */
  seal(secret: string, operator: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce).setAAD(Buffer.from(operator));
    const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url");
  }

  /** Undefined when it was sealed with another key, for another operator, or was changed. */
  open(sealed: string, operator: string): string | undefined {
    const octets = Buffer.from(sealed, "base64url");
    if (octets.length < NONCE_BYTES + TAG_BYTES) return undefined;
    const text = octets.subarray(NONCE_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv(CIPHER, this.#key, octets.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(operator))
        .setAuthTag(octets.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
    } catch {
      return undefined;
    }
  }
}
