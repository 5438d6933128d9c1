import { expect, test } from "vitest";
import { readTargetHead } from "./user-identifier";

const alice = { aor: "sip:alice@office.test", domain: "office.test" };

test.each([
  ["/resource-lists/users/sip:alice@office.test/index", undefined],
  ["/resource-lists/users/alice@office.test/index", "/resource-lists/users/sip:alice@office.test/index"],
  ["/resource-lists/users/sip%3Aalice%40office.test/index", undefined],
  [
    "/resource-lists/users/sip:alice@OFFICE.test/i%6Edex/~~/a%5B@b=%22c/d%22%5D?xmlns(x=y)",
    "/resource-lists/users/sip:alice@office.test/i%6Edex/~~/a%5B@b=%22c/d%22%5D?xmlns(x=y)",
  ],
  ["/resource-lists/users/alice@office.test", "/resource-lists/users/sip:alice@office.test"],
])("XDM-001 the user in %s is alice; nothing else is touched", (target, full = target) => {
  expect(readTargetHead(target)).toEqual({ auid: "resource-lists", user: alice, target: full });
});

test.each([
  ["/xcap-caps/global/index", "xcap-caps"],
  ["/resource-lists/users/nobody/index", "resource-lists"],
  ["/resource-lists/users/sip:a@b:5060/index", "resource-lists"],
  ["/resource-lists/users/%ff/index", "resource-lists"],
  ["/resource-lists", "resource-lists"],
  ["/resource%2Dlists/global/x", "resource-lists"],
  ["/%ff/users/x", ""],
  ["//users/alice@office.test/index", ""],
  ["/", ""],
  ["", ""],
  ["?a", ""],
])("%s names no user", (target, auid) => {
  expect(readTargetHead(target)).toEqual({ auid, user: undefined, target });
});
