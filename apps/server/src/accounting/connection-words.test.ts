import { expect, test } from "vitest";
import { connectionWords } from "./connection-words";
import { say } from "./sayings";

const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:3868"), { code: "ECONNREFUSED" });

test.each([
  [refused, say("reader-not-there", { code: "ECONNREFUSED" })],
  [new TypeError("fetch failed", { cause: refused }), say("reader-not-there", { code: "ECONNREFUSED" })],
  [new DOMException("The operation was aborted due to timeout", "TimeoutError"), say("reader-silent")],
  [new AggregateError([]), say("reader-out-of-reach")],
  [
    Object.assign(new Error("altname"), { code: "ERR_TLS_CERT_ALTNAME_INVALID", host: "cdf.test" }),
    expect.objectContaining({ text: "the certificate is not for cdf.test" }),
  ],
  ["so it goes", "so it goes"],
])("%s", (error, words) => {
  expect(connectionWords(error)).toEqual(words);
});
