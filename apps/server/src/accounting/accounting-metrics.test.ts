import { instant } from "@porchlight/kernel";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { meterAccounting } from "./accounting-metrics";

test("PRV-047 what waits, what is lost and who is behind can be watched from outside", async () => {
  const registry = new Registry();
  const reader = {
    reader: "diameter",
    target: "aaas://cdf.test",
    delivered: 5,
    behind: 37,
    standing: "down",
    since: instant(0),
    reason: "no connection yet",
    retryAt: undefined,
    missed: 0,
  } as const;
  meterAccounting(registry, { waiting: 3, lost: 2, last: 42, readers: [reader] });
  const lines = (await registry.metrics()).split("\n").filter((line) => !line.startsWith("#"));
  expect(lines).toEqual(
    expect.arrayContaining([
      "porchlight_charging_last_record 42",
      "porchlight_charging_waiting 3",
      "porchlight_charging_lost 2",
      'porchlight_charging_behind{reader="diameter"} 37',
    ]),
  );
});
