import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSubscriptionState } from "./subscription-state";

test("PRS-054 state, expires, reason and retry-after are read in any case and order", () => {
  expect(parseSubscriptionState("Active; EXPIRES = 599")).toEqual({
    state: "active",
    expiresSeconds: 599,
    reason: undefined,
    retryAfterMs: undefined,
  });
  expect(parseSubscriptionState("terminated;retry-after=5;reason=Probation")).toEqual({
    state: "terminated",
    expiresSeconds: undefined,
    reason: "probation",
    retryAfterMs: 5000,
  });
});

test("a header without one of the three states is refused", () => {
  for (const value of [undefined, "", "waiting", ";expires=5"])
    expect(parseSubscriptionState(value)).toBeUndefined();
});

test("any text is parsed or refused", () => {
  fc.assert(fc.property(fc.string(), (text) => void parseSubscriptionState(`active;${text}`)));
});
