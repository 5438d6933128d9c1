import type { Brand, Instant } from "@porchlight/kernel";
import { Secret, TOTP } from "otpauth";

/** RFC 4226 section 4 R6 recommends 160 bits. */
const SECRET_BYTES = 20;
/** RFC 6238 section 5.2. */
const STEP_SECONDS = 30;
/** Steps that the clock of the authenticator may be off, either way (RFC 6238 section 6). */
const DRIFT_STEPS = 1;

/** A new shared secret, in base32 as authenticators take it. */
export const newFactorSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The secret as an `otpauth` URI. `issuer` names this server among the others in an authenticator. */
export const provisioningUri = (secret: string, issuer: string, operator: string): string =>
  generatorOf(secret, issuer, operator).toString();

/** The digits of an authenticator's code. */
export type SixDigits = Brand<string, "SixDigits">;

/** The digits, with whatever spaces between them they were typed; undefined when it is no such code. */
export function sixDigits(typed: string): SixDigits | undefined {
  const dense = typed.replaceAll(/\s/g, "");
  return /^\d{6}$/.test(dense) ? (dense as SixDigits) : undefined;
}

/** The time step that the six digits are of (RFC 6238 section 4.2); undefined when they are of none near `now`. */
export function matchingStep(secret: string, digits: SixDigits, now: Instant): number | undefined {
  const offset = generatorOf(secret).validate({ token: digits, timestamp: now, window: DRIFT_STEPS });
  return offset === null ? undefined : Math.floor(now / (STEP_SECONDS * 1000)) + offset;
}

/** SHA-1 and six digits are what every authenticator knows. */
const generatorOf = (secret: string, issuer = "", label = ""): TOTP =>
  new TOTP({
    issuer,
    label,
    algorithm: "SHA1",
    digits: 6,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  });
