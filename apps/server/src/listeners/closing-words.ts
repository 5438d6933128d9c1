import type { Saying, Words } from "@porchlight/kernel";
import { say } from "./sayings";

/** Ends a connection for a reason of ours. */
export class ClosingError extends Error {
  override readonly name = "ClosingError";

  constructor(readonly saying: Saying) {
    super(saying.text);
  }
}

/** Classes of faults by the code of the error, the narrower ones first. */
const classes: readonly (readonly [RegExp, (code: string) => Saying])[] = [
  [/^WS_ERR_INVALID_UTF8$/, () => say("closed-as-frame-not-utf-8")],
  [/^WS_ERR_UNSUPPORTED_MESSAGE_LENGTH$/, () => say("closed-as-message-too-large")],
  [/^WS_ERR_/, (code) => say("closed-as-frame-broken", { code })],
  [/^CERT_HAS_EXPIRED$/, () => say("closed-as-certificate-expired")],
  [/^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/, () => say("closed-as-issuer-unknown")],
  [/^E[A-Z]{3,}$/, (code) => say("closed-by-network", { code })],
];

/** What an error of a connection tells; what is of no class that we know stays in the words of the library. */
export function closingWords(error: Error & { readonly code?: unknown }): Words {
  if (error instanceof ClosingError) return error.saying;
  const { code, message } = error;
  if (typeof code !== "string") return message;
  return classes.find(([pattern]) => pattern.test(code))?.[1](code) ?? message;
}
