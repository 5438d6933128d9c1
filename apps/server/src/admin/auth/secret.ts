import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Prefixes by which leaked tokens can be found. */
const TOKEN_PREFIXES = { operator: "plt_", agent: "pla_", watcher: "plw_", setup: "pls_" } as const;

/** A new token, for the admin API, an agent, a watcher or a set-up link: 256 random bits. */
export const newTokenSecret = (whose: keyof typeof TOKEN_PREFIXES = "operator"): string =>
  TOKEN_PREFIXES[whose] + randomBytes(32).toString("base64url");

/** What is stored of a random secret: it cannot be guessed, so one round of SHA-256 keeps it. Lower-case hexadecimal. */
export const secretHash = (secret: string): string =>
  createHash("sha256").update(secret, "utf8").digest("hex");

/** Compares two hexadecimal hashes of the same length in constant time. */
export function sameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left, "hex"), Buffer.from(right, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}

const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** A generated password that can be read out: 98 bits. */
export const generatePassword = (): string => readableLetters(20);

/** So many random letters and digits without look-alikes. */
export function readableLetters(count: number): string {
  const letters: string[] = [];
  while (letters.length < count) {
    for (const byte of randomBytes(32)) {
      if (byte < ALPHABET.length * 8 && letters.length < count)
        letters.push(ALPHABET.charAt(byte % ALPHABET.length));
    }
  }
  return letters.join("");
}
