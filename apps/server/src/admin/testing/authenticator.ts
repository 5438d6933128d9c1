import { Secret, TOTP } from "otpauth";

/** The six digits that an authenticator with this secret shows. */
export const digitsOf = (secret: string, at: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
