import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** OWASP's advice for scrypt: 32 MiB, about 100 ms. */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derivedKey(password, salt, KEY_BYTES, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/**
 * Whether the password belongs to the hash, compared in constant time. Without a hash (unknown operator) the same work
 * is done and the answer is no.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const stored = hash === undefined ? undefined : parse(hash);
  const { cost, salt, key } = stored ?? decoy;
  const derived = await derivedKey(password, salt, key.length, cost);
  return timingSafeEqual(derived, key) && stored !== undefined;
}

interface StoredHash {
  readonly cost: typeof COST;
  readonly salt: Buffer;
  readonly key: Buffer;
}

const decoy: StoredHash = { cost: COST, salt: randomBytes(SALT_BYTES), key: randomBytes(KEY_BYTES) };

const derivedKey = (password: string, salt: Buffer, length: number, cost: typeof COST): Promise<Buffer> =>
  derive(password.normalize("NFC"), salt, length, { ...cost, maxmem: 256 * cost.N * cost.r });

function parse(hash: string): StoredHash | undefined {
  const match = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{1,128})\$([\w-]{1,128})$/.exec(hash);
  if (match === null) return undefined;
  const [, N, r, p, salt = "", key = ""] = match;
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}
