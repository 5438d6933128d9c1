import { parseAor } from "@porchlight/accounts";
import { parseTelUri, type TelUri } from "@porchlight/sip-message";
import { z } from "zod";

/** Reads `+15551234=alice@office.test`, or `7042;phone-context=office.test=bob@office.test`. */
export function parseNumberSetting(text: string): readonly [number: TelUri, aor: string] | undefined {
  const equals = text.lastIndexOf("=");
  const number = parseTelUri(`tel:${text.slice(0, equals)}`);
  const owner = parseAor(text.slice(equals + 1));
  return equals > 0 && number.ok && owner.ok ? [number.value, owner.value.aor] : undefined;
}

/** Telephone numbers of users (RFC 3966). */
export const numbersSchema = z
  .array(
    z.string({ error: "must be text" }).refine((text) => parseNumberSetting(text) !== undefined, {
      error:
        "must be a number and its user such as +15551234=alice@office.test or 7042;phone-context=office.test=bob@office.test",
    }),
    { error: "must be a list" },
  )
  .default([])
  .describe("Telephone numbers of users, as +15551234=alice@office.test");
