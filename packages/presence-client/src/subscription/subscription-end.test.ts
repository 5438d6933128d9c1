import { expect, test } from "vitest";
import { endsSubscription, nextTry } from "./subscription-end";

const ended = (reason: string | undefined, retryAfterMs?: number) =>
  nextTry({ kind: "terminated", reason, retryAfterMs });
const refused = (statusCode: number, retryAfterMs?: number) =>
  nextTry({ kind: "refused", statusCode, retryAfterMs });

test.each(["deactivated", "timeout"])("PRS-037 %s: at once, whatever retry-after says", (reason) => {
  expect(ended(reason, 60_000)).toEqual({ kind: "retry", reason, afterMs: undefined });
});

test.each(["rejected", "noresource", "invariant"])(
  "PRS-037 %s: never again, whatever retry-after says",
  (reason) => {
    expect(ended(reason, 60_000)).toEqual({ kind: "stop", reason });
  },
);

test("PRS-037 probation: not before retry-after, and without one later", () => {
  expect(ended("probation", 5000)).toEqual({ kind: "retry", reason: "probation", afterMs: 5000 });
  expect(ended("probation")).toEqual({ kind: "back-off", reason: "probation" });
});

test.each(["giveup", "badfilter", "something-new"])(
  "PRS-037 %s: after retry-after if given, else at once",
  (reason) => {
    expect(ended(reason, 5000)).toEqual({ kind: "retry", reason, afterMs: 5000 });
    expect(ended(reason)).toEqual({ kind: "retry", reason, afterMs: undefined });
  },
);

test("PRS-037 no reason counts as an unknown one", () => {
  expect(ended(undefined)).toEqual({ kind: "retry", reason: "unknown", afterMs: undefined });
});

test("PRS-044 a block is final, a missing presentity too", () => {
  for (const code of [403, 603]) expect(refused(code, 1000)).toEqual({ kind: "stop", reason: "rejected" });
  for (const code of [404, 410, 604]) expect(refused(code)).toEqual({ kind: "stop", reason: "noresource" });
});

test("an overloaded server is asked again after Retry-After", () => {
  expect(refused(503, 9000)).toEqual({ kind: "retry", reason: "refused", afterMs: 9000 });
  expect(refused(500)).toEqual({ kind: "back-off", reason: "refused" });
  expect(refused(489)).toEqual({ kind: "stop", reason: "refused" });
});

test("PRS-055 only the listed answers to a refresh end the subscription", () => {
  const ending = [404, 405, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604];
  const codes = Array.from({ length: 400 }, (_, index) => 300 + index);
  expect(codes.filter(endsSubscription)).toEqual(ending);
});
