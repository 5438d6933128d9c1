import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { NonceCounts } from "./nonce-counts";

const lifetimeMs = 300_000;

test("COR-040 a count is fresh at most once, in whatever order counts come", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 200 }), (counts) => {
      const used = new NonceCounts(10, lifetimeMs, instant(0));
      const seen = new Set<number>();
      let highest = -1;
      for (const count of counts) {
        const verdict = used.use("n", instant(5), count, instant(5));
        const mayBeFresh = !seen.has(count) && count >= highest - 32;
        expect(verdict).toBe(mayBeFresh ? "fresh" : "replayed");
        if (verdict === "fresh") seen.add(count);
        highest = Math.max(highest, count);
      }
    }),
  );
});

test("COR-040 counts up to 2^32 - 1 are told apart", () => {
  const used = new NonceCounts(10, lifetimeMs, instant(0));
  const verdicts = [0xffff_fffe, 0xffff_ffff, 0xffff_fffe, 0xffff_ffff, 1].map((count) =>
    used.use("n", instant(5), count, instant(5)),
  );
  expect(verdicts).toEqual(["fresh", "fresh", "replayed", "replayed", "replayed"]);
});

test("COR-040 no more nonces are kept than the capacity, and no count is ever fresh twice", () => {
  const use = fc.record({
    nonce: fc.integer({ min: 0, max: 30 }),
    count: fc.integer({ min: 1, max: 3 }),
    wait: fc.integer({ min: 0, max: 60_000 }),
  });
  fc.assert(
    fc.property(fc.array(use, { maxLength: 200 }), (uses) => {
      const used = new NonceCounts(5, lifetimeMs, instant(0));
      const fresh = new Set<string>();
      let now = 0;
      for (const { nonce, count, wait } of uses) {
        now += wait;
        const issuedAt = instant(nonce * 10);
        if (now - issuedAt > lifetimeMs) continue;
        const verdict = used.use(`n${nonce}`, issuedAt, count, instant(now));
        expect(used.size).toBeLessThanOrEqual(5);
        if (verdict !== "fresh") continue;
        expect(fresh).not.toContain(`${nonce} ${count}`);
        fresh.add(`${nonce} ${count}`);
      }
    }),
  );
});

test("expired nonces make room first", () => {
  const used = new NonceCounts(2, lifetimeMs, instant(0));
  used.use("a", instant(1), 1, instant(1));
  used.use("b", instant(2), 1, instant(2));
  const later = lifetimeMs + 10;
  used.use("c", instant(later), 1, instant(later));
  expect(used.size).toBe(1);
  expect(used.firstNewIssue).toBe(0);
});
