import { fail, ok, type Result } from "@porchlight/kernel";
import { FORBIDDEN } from "./chars";
import type { XmlError } from "./error";
import type { XmlLimits } from "./limits";
import { say } from "./sayings";

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The characters of an input, checked for size, encoding and characters XML does not allow. A byte order mark stays. */
export function decodeText(input: string | Uint8Array, limits: XmlLimits): Result<string, XmlError> {
  if (input.length > limits.maxLength) {
    return fail({
      kind: "too-large",
      reason: say("longer-than", { count: limits.maxLength }),
      offset: limits.maxLength,
    });
  }
  const text = typeof input === "string" ? input : utf8(input);
  if (text === undefined) return fail({ kind: "not-utf-8", reason: say("octets-not-utf-8"), offset: 0 });
  const forbidden = text.search(FORBIDDEN);
  if (forbidden < 0) return ok(text);
  return fail({ kind: "not-well-formed", reason: say("character-not-allowed"), offset: forbidden });
}

function utf8(octets: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(octets);
  } catch {
    return undefined;
  }
}
