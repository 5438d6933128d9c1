import { textOfWords } from "@porchlight/kernel";
import { expect, test } from "vitest";
import { ClosingError, closingWords } from "./closing-words";
import { say } from "./sayings";

const failed = (message: string, code?: string): Error =>
  Object.assign(new Error(message), { code, host: "b.test" });

test.each([
  ["WS_ERR_INVALID_UTF8", "text that is not UTF-8"],
  ["WS_ERR_UNSUPPORTED_MESSAGE_LENGTH", "message too large"],
  ["WS_ERR_EXPECTED_MASK", "a frame that breaks the protocol: WS_ERR_EXPECTED_MASK"],
  ["ECONNRESET", "broken off: ECONNRESET"],
  ["ERR_SSL_TLSV1_ALERT", "TLS fails: ERR_SSL_TLSV1_ALERT"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "the certificate is not for b.test"],
  ["HPE_INVALID_CONSTANT", "the answer is no HTTP: HPE_INVALID_CONSTANT"],
  ["UND_ERR_CONNECT_TIMEOUT", "broken off: UND_ERR_CONNECT_TIMEOUT"],
  ["CERT_HAS_EXPIRED", "the certificate has expired"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "unable to verify who issued the certificate"],
])("%s ends a connection with: %s", (code, text) => {
  const words = closingWords(failed("in words of the library", code));
  expect(typeof words).toBe("object");
  expect(textOfWords(words)).toBe(text);
});

test("what is of no known class is told in the words of the library", () => {
  expect(closingWords(failed("odd code", "odd"))).toBe("odd code");
  expect(closingWords(failed("so it goes"))).toBe("so it goes");
});

test("a reason of ours stays a saying", () => {
  expect(closingWords(new ClosingError(say("closed-as-unanswered")))).toEqual(say("closed-as-unanswered"));
});
