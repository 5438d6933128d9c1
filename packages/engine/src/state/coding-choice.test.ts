import { describe, expect, test } from "vitest";
import { chooseCoding } from "./coding-choice";

const gzip = { coding: "gzip", isForced: false };
const deflate = { coding: "deflate", isForced: false };

describe("RLS-064 the coding of NOTIFY bodies", () => {
  test.each([
    ["nothing, or nothing but identity", ["", "identity", "br", "gzip;q=0"], undefined],
    ["gzip before deflate between equals", ["gzip", "deflate, gzip", "*", "x-gzip", "gzip, identity"], gzip],
    ["the one liked best", ["deflate", "gzip;q=0.5, deflate;q=0.8", "gzip;q=0, *", "br, deflate"], deflate],
    ["a coding that is liked little, where identity is not named", ["gzip;q=0.1"], gzip],
    ["identity where it is liked better", ["gzip;q=0.5, identity", "identity;q=0.6, *;q=0.5"], undefined],
    [
      "a coding in any case where identity is excluded",
      ["gzip, identity;q=0", "gzip;q=0.2, *;q=0"],
      { coding: "gzip", isForced: true },
    ],
    ["none that can be sent", ["br, identity;q=0", "*;q=0", "identity;q=0"], "none"],
  ] as const)("%s", (_, written, choice) => {
    for (const value of written) expect(chooseCoding(value), value).toEqual(choice);
  });
});
