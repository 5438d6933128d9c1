import { after, type Instant, instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { readBanNetwork } from "../config";
import { Bans } from "./bans";

const noon = instant(1_790_000_000_000);

function bansAt(start: Instant) {
  let now = start;
  const bans = new Bans(() => now);
  return { bans, pass: (milliseconds: number) => (now = after(now, milliseconds)) };
}

describe("bans", () => {
  test("an address, and no other", () => {
    const { bans } = bansAt(noon);
    bans.add("192.0.2.7");
    expect(
      ["192.0.2.7", "192.0.2.70", "192.0.2.8", "2001:db8::7", ""].map((each) => bans.covers(each)),
    ).toEqual([true, false, false, false, false]);
    bans.lift("192.0.2.7");
    expect(bans.covers("192.0.2.7")).toBe(false);
  });

  test("a network, IPv4 written as IPv6 too", () => {
    const { bans } = bansAt(noon);
    bans.add("198.51.100.0/24");
    bans.add("2001:db8:1::/64");
    const covered = ["198.51.100.1", "::ffff:198.51.100.200", "2001:db8:1::9"];
    expect(covered.map((each) => bans.covers(each))).toEqual([true, true, true]);
    expect(["198.51.101.1", "2001:db8:1:1::9"].map((each) => bans.covers(each))).toEqual([false, false]);
  });

  test("until their time, which another ban of the same network replaces", () => {
    const { bans, pass } = bansAt(noon);
    bans.add("192.0.2.7", instant(noon + 60_000));
    bans.add("198.51.100.0/24", instant(noon + 60_000));
    pass(59_999);
    expect(bans.covers("192.0.2.7") && bans.covers("198.51.100.9")).toBe(true);
    pass(1);
    expect(bans.covers("192.0.2.7") || bans.covers("198.51.100.9")).toBe(false);
    bans.add("192.0.2.7");
    pass(1e12);
    expect(bans.covers("192.0.2.7")).toBe(true);
  });
});

describe("the network of a ban", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    [" 192.0.2.7/32 ", "192.0.2.7"],
    ["192.0.2.7/24", "192.0.2.0/24"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:DB8:0:0::1", "2001:db8::1"],
    ["2001:db8::1/64", "2001:db8::/64"],
  ])("%s is %s", (text, network) => {
    expect(readBanNetwork(text)).toEqual({ network });
  });

  test.each([
    ["office.test", "malformed"],
    ["192.0.2", "malformed"],
    ["192.0.2.7/33", "malformed"],
    ["", "malformed"],
    ["0.0.0.0/0", "too-wide"],
    ["10.0.0.0/7", "too-wide"],
    ["2000::/3", "too-wide"],
  ])("%s is none: %s", (text, problem) => {
    expect(readBanNetwork(text)).toBe(problem);
  });
});
