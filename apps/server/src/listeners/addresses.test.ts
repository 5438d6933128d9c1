import { describe, expect, test } from "vitest";
import { isInNetworks, type Network, parseNetwork } from "../config";
import { LocalAddresses, plainAddress } from "./addresses";

describe("plain addresses", () => {
  test.each([
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["192.0.2.7", "192.0.2.7"],
    ["fe80::1%eth0", "fe80::1"],
    ["2001:db8::1", "2001:db8::1"],
    [undefined, ""],
  ])("%s is %s", (address, plain) => {
    expect(plainAddress(address)).toBe(plain);
  });
});

describe("local address towards a peer", () => {
  test("the bound address, when there is one", () => {
    expect(new LocalAddresses("192.0.2.1", undefined).towards("198.51.100.1")).toBe("192.0.2.1");
  });

  test("loopback towards loopback when bound to all, whatever is advertised", () => {
    expect(new LocalAddresses("0.0.0.0", "203.0.113.9").towards("127.0.0.1")).toBe("127.0.0.1");
  });

  test("the advertised address towards others", () => {
    expect(new LocalAddresses("0.0.0.0", "203.0.113.9").towards("198.51.100.1")).toBe("203.0.113.9");
  });
});

describe("where others reach this server", () => {
  test.each([
    ["127.0.0.1", undefined, []],
    ["::1", undefined, []],
    ["192.0.2.1", undefined, ["192.0.2.1"]],
    ["0.0.0.0", "203.0.113.9", ["203.0.113.9"]],
  ])("bound to %s, advertised as %s: %j", (bound, advertised, hosts) => {
    expect(new LocalAddresses(bound, advertised).fromOutside()).toEqual(hosts);
  });

  test("bound to all: no address that is only this computer's, and of IPv4 alone where that is bound", () => {
    expect(
      new LocalAddresses("0.0.0.0", undefined).fromOutside().filter((host) => host.includes(":")),
    ).toEqual([]);
    expect(new LocalAddresses("::", undefined).fromOutside()).not.toContain("127.0.0.1");
  });
});

describe("networks", () => {
  const networks = ["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"]
    .map(parseNetwork)
    .filter((network): network is Network => network !== undefined);

  test.each([
    ["10.1.2.3", true],
    ["::ffff:10.1.2.3", true],
    ["11.0.0.1", false],
    ["192.0.2.7", true],
    ["192.0.2.8", false],
    ["2001:db8:1::1", true],
    ["2001:db9::1", false],
    ["not an address", false],
    ["", false],
  ])("COR-042 %s trusted: %s", (address, trusted) => {
    expect(isInNetworks(address, networks)).toBe(trusted);
  });

  test.each(["10.0.0.0/33", "10.0/8x", "10", "example.com", "", "1.2.3.4.5"])("%s is no network", (text) => {
    expect(parseNetwork(text)).toBeUndefined();
  });
});
