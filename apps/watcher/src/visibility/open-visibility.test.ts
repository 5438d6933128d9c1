import { expect, test } from "vitest";
import { readVisibility, visibilityHash } from "./open-visibility";

test("what is open is in the hash, and read from it", () => {
  expect(readVisibility(`#${visibilityHash()}`)).toEqual({ kind: "overview" });
  for (const about of [{ watcher: "sip:a&b=c@office.test" }, { domain: "office.test" }]) {
    expect(readVisibility(`#${visibilityHash(about)}`)).toEqual({ kind: "decidee", about });
  }
});

test.each(["", "#", "#contact=sip%3Abob%40office.test", "#watcher=sip:bob@office.test"])(
  "%j opens nothing",
  (hash) => {
    expect(readVisibility(hash)).toBeUndefined();
  },
);
