import { after, type Instant, instant } from "@porchlight/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { RecentRate } from "./recent-rate";

const start = instant(1_700_000_000_000);

test("COR-072 a rate is over the last ten seconds, whatever the schedule", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 4000 }), { maxLength: 60 }),
      fc.nat({ max: 20_000 }),
      (waits, rest) => {
        const rate = new RecentRate();
        const times: Instant[] = [];
        let now = start;
        for (const wait of waits) {
          now = after(now, wait);
          rate.count(now);
          times.push(now);
        }
        now = after(now, rest);
        const first = Math.floor(now / 1000) - 9;
        const recent = times.filter((at) => Math.floor(at / 1000) >= first);
        expect(rate.perSecond(now)).toBeCloseTo(recent.length / 10);
      },
    ),
  );
});
