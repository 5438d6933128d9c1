import { listAnchor } from "@porchlight/policy";
import { expect, test } from "vitest";
import { nameInAnchor } from "./service-list";

test.each(["friends", 'a "b" & <c>', "ä/ö"])("the list %j is found by its anchor", (name) => {
  expect(nameInAnchor(listAnchor("https://office.test/xcap-root", "sip:alice@office.test", name))).toBe(name);
});

test.each(["", "https://office.test/x", "https://x/~~/resource-lists/list%5B1%5D", "https://x/~~/%ff"])(
  "%j names no list",
  (anchor) => {
    expect(nameInAnchor(anchor)).toBeUndefined();
  },
);
