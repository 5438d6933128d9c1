import { expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { parseSubscriptionState, printSubscriptionState } from "./subscription-state";

test("Subscription-State is printed as RFC 6665 section 8.2.3 has it", () => {
  expect(printSubscriptionState({ state: "active", expires: 600 })).toBe("active;expires=600");
  expect(printSubscriptionState({ state: "terminated", reason: "probation", retryAfter: 30 })).toBe(
    "terminated;reason=probation;retry-after=30",
  );
});

test("Subscription-State is read", () => {
  expect(accepted(parseSubscriptionState("Terminated ;Reason=NoResource; x=1"))).toMatchObject({
    state: "terminated",
    reason: "noresource",
    expires: undefined,
  });
  expect(accepted(parseSubscriptionState("active;expires=599;retry-after=x"))).toMatchObject({
    state: "active",
    expires: 599,
    retryAfter: undefined,
  });
  for (const text of ["", ";expires=1", "active;expires=1;expires=2"]) {
    expect(parseSubscriptionState(text).ok, text).toBe(false);
  }
});
