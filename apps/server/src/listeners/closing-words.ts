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
const classes: readonly (readonly [RegExp, (code: string, error: Fault) => Saying])[] = [
  [/^WS_ERR_INVALID_UTF8$/, () => say("closed-as-frame-not-utf-8")],
  [/^WS_ERR_UNSUPPORTED_MESSAGE_LENGTH$/, () => say("closed-as-message-too-large")],
  [/^WS_ERR_/, (code) => say("closed-as-frame-broken", { code })],
  [/^CERT_HAS_EXPIRED$/, () => say("closed-as-certificate-expired")],
  [/^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/, () => say("closed-as-issuer-unknown")],
  [/^ERR_TLS_CERT_ALTNAME_/, (_, { host = "" }) => say("closed-as-of-other-name", { host })],
  [/^ERR_(?:SSL|TLS)_/, (code) => say("closed-as-tls-fails", { code })],
  [/^HPE_/, (code) => say("closed-as-not-http", { code })],
  [/^(?:E[A-Z]{3,}|UND_ERR_[A-Z_]+)$/, (code) => say("closed-by-network", { code })],
];

/** What the code of an error tells, where it is of a class that we know. */
export function wordsOfCode(error: Fault): Saying | undefined {
  const { code } = error;
  if (typeof code !== "string") return undefined;
  return classes.find(([pattern]) => pattern.test(code))?.[1](code, error);
}

interface Fault extends Error {
  readonly code?: unknown;
  /** Whose certificate was asked for. */
  readonly host?: string;
}

/** What an error of a connection tells; what is of no class that we know stays in the words of the library. */
export const closingWords = (error: Fault): Words =>
  error instanceof ClosingError ? error.saying : (wordsOfCode(error) ?? error.message);
