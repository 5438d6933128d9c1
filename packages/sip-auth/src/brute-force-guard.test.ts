import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressGroup } from "./address-group";
import { BruteForceGuard } from "./brute-force-guard";

const home = "192.0.2.1";
const afar = "198.51.100.7";

/** A guard and a clock in seconds. */
class Watch {
  readonly guard = new BruteForceGuard();
  seconds = 0;

  guess(user: string, address: string, times = 1): this {
    for (let time = 0; time < times; time++) this.guard.failed(user, address, instant(this.seconds * 1000));
    return this;
  }

  pass(seconds: number): this {
    this.seconds += seconds;
    return this;
  }

  blocks(user: string, address: string): boolean {
    return this.guard.isBlocked(user, address, instant(this.seconds * 1000));
  }
}

describe("COR-045 guessing the password of one user", () => {
  test("a few mistakes are free", () => {
    expect(new Watch().guess("alice", home, 4).blocks("alice", home)).toBe(false);
  });

  test("then each wrong guess doubles the wait, from wherever it comes", () => {
    const watch = new Watch().guess("alice", home, 5);
    expect(watch.blocks("alice", afar)).toBe(true);
    expect(watch.pass(1).blocks("alice", home)).toBe(false);
    expect(watch.guess("alice", afar).pass(1).blocks("alice", home)).toBe(true);
    expect(watch.pass(1).blocks("alice", home)).toBe(false);
  });

  test("the wait ends at five minutes at most", () => {
    const watch = new Watch();
    for (let round = 0; round < 30; round++) watch.guess("alice", afar).pass(301);
    expect(watch.blocks("alice", home)).toBe(false);
  });

  test("guesses during the wait are not judged and prolong nothing", () => {
    const watch = new Watch().guess("alice", afar, 50);
    expect(watch.blocks("alice", afar)).toBe(true);
    expect(watch.pass(1).blocks("alice", afar)).toBe(false);
  });

  test("a quarter of an hour without a mistake and all is forgotten", () => {
    const watch = new Watch().guess("alice", home, 5).pass(901).guess("alice", home, 4);
    expect(watch.blocks("alice", home)).toBe(false);
  });

  test("others are not concerned", () => {
    expect(new Watch().guess("alice", home, 5).blocks("bob", home)).toBe(false);
  });

  test("who has proved itself from an address is not locked out there by guesses elsewhere", () => {
    const watch = new Watch();
    watch.guard.succeeded("alice", home);
    watch.guess("alice", afar, 5);
    expect(watch.blocks("alice", home)).toBe(false);
    expect(watch.blocks("alice", afar)).toBe(true);
  });

  test("a wrong guess from there ends that", () => {
    const watch = new Watch();
    watch.guard.succeeded("alice", home);
    watch.guess("alice", afar, 5).guess("alice", home);
    expect(watch.blocks("alice", home)).toBe(true);
  });
});

describe("COR-045 guessing from one address", () => {
  const spray = (watch: Watch, address: string, count: number): Watch => {
    for (let user = 0; user < count; user++) watch.guess(`user${user}`, address);
    return watch;
  };

  test("twenty users guessed at once and the address has to wait", () => {
    expect(spray(new Watch(), afar, 19).blocks("alice", afar)).toBe(false);
    const watch = spray(new Watch(), afar, 20);
    expect(watch.blocks("alice", afar)).toBe(true);
    expect(watch.blocks("alice", home)).toBe(false);
    expect(watch.pass(61).blocks("alice", afar)).toBe(false);
  });

  test("one phone with an old password does not hold up its office", () => {
    const watch = new Watch();
    for (let round = 0; round < 1000; round++) watch.guess("phone", home).pass(30);
    expect(watch.blocks("newcomer", home)).toBe(false);
  });

  test("success does not whitewash the address", () => {
    const watch = spray(new Watch(), afar, 19);
    watch.guard.succeeded("mallory", afar);
    spray(watch, afar, 20);
    expect(watch.blocks("alice", afar)).toBe(true);
  });

  test("one IPv6 network is one address", () => {
    expect(addressGroup("2001:DB8:0:1:a:b:c:d")).toBe(addressGroup("2001:db8:0000:1::7"));
    expect(addressGroup("2001:db8:0:1::7")).not.toBe(addressGroup("2001:db8:0:2::7"));
    expect(addressGroup("::1")).toBe("0:0:0:0::");
    expect(addressGroup("1::2:3:4:5:6:7")).toBe("1:0:2:3::");
    expect(addressGroup("::ffff:192.0.2.1")).toBe(home);
    expect(addressGroup("fe80::")).toBe("fe80:0:0:0::");
  });
});

test("COR-045 memory is bounded and a back-off never outlasts its limit", () => {
  const happening = fc.record({
    user: fc.integer({ min: 0, max: 40 }).map((number) => `u${number}`),
    address: fc.integer({ min: 1, max: 40 }).map((number) => `192.0.2.${number}`),
    wait: fc.integer({ min: 0, max: 60_000 }),
    right: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 200 }), (happenings) => {
      const guard = new BruteForceGuard({ remembered: 8 });
      let now = 0;
      for (const { user, address, wait, right } of happenings) {
        now += wait;
        if (right && !guard.isBlocked(user, address, instant(now))) guard.succeeded(user, address);
        else guard.failed(user, address, instant(now));
        expect(guard.isBlocked(user, address, instant(now + 301_000))).toBe(false);
      }
      for (const size of guard.sizes) expect(size).toBeLessThanOrEqual(8);
    }),
  );
});
