import { instant } from "@porchlight/kernel";
import { printDate } from "@porchlight/sip-message";
import { expect, test } from "vitest";
import { grantLifetime, type LifetimeWish } from "./lifetime";
import { NOON } from "./testing/samples";

const limits = { lifetimeSeconds: 100, longestLifetimeSeconds: 1000 };
const inSeconds = (seconds: number) => printDate(instant(NOON + seconds * 1000));

test("PRV-034 a lifetime as wished, by default, and cut down to the longest", () => {
  const rows: [LifetimeWish, number][] = [
    [{}, 100],
    [{ lifetime: "7" }, 7],
    [{ lifetime: " 7 " }, 7],
    [{ lifetime: "9999999999" }, 1000],
    [{ expires: inSeconds(7) }, 7],
    [{ expires: inSeconds(5000) }, 1000],
    [{ lifetime: "7", expires: inSeconds(9) }, 7],
  ];
  for (const [wish, seconds] of rows) {
    expect(grantLifetime(wish, limits, NOON), JSON.stringify(wish)).toEqual({
      ok: true,
      value: NOON + seconds * 1000,
    });
  }
});

test("PRV-034 a lifetime that is none is refused by its field", () => {
  const field = (wish: LifetimeWish) => {
    const granted = grantLifetime(wish, limits, NOON);
    return granted.ok ? "granted" : granted.error.field;
  };
  for (const lifetime of ["0", "-1", "1.5", "soon", "", "99999999999"]) {
    expect(field({ lifetime }), lifetime).toBe("X-Lifetime");
  }
  for (const expires of ["soon", "0", inSeconds(0), inSeconds(-5)])
    expect(field({ expires }), expires).toBe("Expires");
});
