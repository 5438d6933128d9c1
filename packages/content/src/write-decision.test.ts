import { instant } from "@porchlight/kernel";
import { expect, test } from "vitest";
import type { Standing } from "./access";
import { DEFAULT_CONTENT_LIMITS } from "./content-limits";
import type { ContentState } from "./content-object";
import { judgeExpiry } from "./expiry-decision";
import { ALICE, BOB, content, NOON } from "./testing/samples";
import { judgePut, judgeRemoval, type WriteOrder } from "./write-decision";

const limits = { ...DEFAULT_CONTENT_LIMITS, octetsPerUser: 100, objectsPerUser: 3 };
const owner: Standing = { kind: "owner" };
const order: WriteOrder = { standing: owner, conditions: {}, now: NOON, isNew: false };
const { data: _, ...object } = content("icon");
const present: ContentState = { kind: "present", object };
const none: ContentState = { kind: "none" };
const situation = (state: ContentState, others = { objects: 0, octets: 0 }, hasOwner = true) => ({
  state,
  others,
  hasOwner,
});
const put = (state: ContentState, wish: Partial<WriteOrder> = {}, others = { objects: 0, octets: 0 }) => {
  const { verdict, change } = judgePut(
    content("icon", { createdAt: instant(NOON + 5) }),
    situation(state, others),
    { ...order, ...wish },
    limits,
  );
  return verdict.kind === "refused"
    ? verdict.why
    : `${verdict.kind} ${change.kind} ${verdict.object.createdAt - NOON}`;
};

test("PRV-030 created, replaced with its first date kept; what is past its lifetime is created anew", () => {
  expect(put(none)).toBe("created put 5");
  expect(put(present)).toBe("replaced put 0");
  expect(put({ kind: "present", object: { ...object, expiresAt: NOON } })).toBe("created put 5");
  expect(put({ kind: "expired", at: NOON })).toBe("created put 5");
});

test("PRV-033 quotas count what is kept beside the object that is replaced", () => {
  expect(put(present, {}, { objects: 2, octets: 93 })).toBe("replaced put 0");
  expect(put(present, {}, { objects: 2, octets: 94 })).toBe("quota-exceeded");
  expect(put(none, {}, { objects: 3, octets: 0 })).toBe("too-many-objects");
  expect(put(present, {}, { objects: 3, octets: 0 })).toBe("replaced put 0");
});

test("conditions hold for what is there", () => {
  expect(put(none, { conditions: { ifMatch: '"x"' } })).toBe("condition-failed");
  expect(put(present, { conditions: { ifNoneMatch: "*" } })).toBe("condition-failed");
  expect(put(present, { conditions: { ifMatch: `"${object.etag}"` } })).toBe("replaced put 0");
  expect(put(present, { conditions: { ifMatch: "x" } })).toBe("malformed-condition");
});

test("PRV-032 a source changes what it wrote itself, and learns nothing of the rest", () => {
  const source: Standing = { kind: "source", aor: BOB };
  const byBob: ContentState = { kind: "present", object: { ...object, author: BOB } };
  expect(put(byBob, { standing: source })).toBe("replaced put 0");
  expect(put(present, { standing: source })).toBe("forbidden");
  expect(put(none, { standing: source })).toBe("forbidden");
  expect(put(none, { standing: source, isNew: true })).toBe("created put 5");
  expect(put(none, { standing: { kind: "operator", mayWrite: true } })).toBe("created put 5");
  expect(put(none, { standing: { kind: "operator", mayWrite: false } })).toBe("forbidden");
  expect(put(none, { standing: { kind: "other", aor: BOB } })).toBe("forbidden");
});

test("without an account there is nothing to write for", () => {
  const { verdict } = judgePut(
    content("icon"),
    situation(none, { objects: 0, octets: 0 }, false),
    order,
    limits,
  );
  expect(verdict).toEqual({ kind: "refused", why: "no-owner" });
});

test("PRV-030 removal of what is there, and only that", () => {
  const remove = (state: ContentState, wish: Partial<WriteOrder> = {}) => {
    const { verdict } = judgeRemoval(situation(state), { ...order, ...wish });
    return verdict.kind === "refused" ? verdict.why : verdict.kind;
  };
  expect(remove(present)).toBe("removed");
  expect(remove(none)).toBe("not-found");
  expect(remove({ kind: "expired", at: NOON })).toBe("expired");
  expect(remove(present, { conditions: { ifMatch: '"other"' } })).toBe("condition-failed");
  expect(remove(present, { standing: { kind: "other", aor: BOB } })).toBe("forbidden");
  expect(remove(none, { standing: { kind: "other", aor: ALICE } })).toBe("forbidden");
});

test("PRV-034 an object lives as long as what refers to it", () => {
  const over: ContentState = { kind: "present", object: { ...object, expiresAt: NOON } };
  expect(judgeExpiry(situation(over), undefined, NOON)).toEqual({ kind: "expire", at: NOON });
  expect(judgeExpiry(situation(over), NOON, NOON)).toEqual({ kind: "expire", at: NOON });
  const later = instant(NOON + 1);
  expect(judgeExpiry(situation(over), later, NOON)).toEqual({ kind: "prolong", expiresAt: later });
  expect(judgeExpiry(situation(present), undefined, NOON)).toEqual({ kind: "none" });
  expect(judgeExpiry(situation(none), undefined, NOON)).toEqual({ kind: "none" });
});
