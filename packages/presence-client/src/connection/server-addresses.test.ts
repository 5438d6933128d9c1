import { expect, test } from "vitest";
import { ServerAddresses } from "./server-addresses";

const tries = (addresses: ServerAddresses, count: number): (string | undefined)[] =>
  Array.from({ length: count }, () => addresses.next());

test("PRV-011 the configured address is first; where it fails those of the profile are tried in their order", () => {
  const addresses = new ServerAddresses("ws://a/sip", () => ["ws://b/sip", "ws://c/sip"]);
  expect(addresses.current).toBe("ws://a/sip");
  expect(tries(addresses, 3)).toEqual(["ws://b/sip", "ws://c/sip", "ws://b/sip"]);
  expect(addresses.current).toBe("ws://a/sip");
});

test("the one that served is kept to, and the configured one is then among the others", () => {
  const addresses = new ServerAddresses("ws://a/sip", () => ["ws://b/sip", "ws://c/sip"]);
  addresses.keepTo("ws://b/sip");
  expect(addresses.current).toBe("ws://b/sip");
  expect(tries(addresses, 3)).toEqual(["ws://c/sip", "ws://a/sip", "ws://c/sip"]);
});

test("without a profile, or with one that names the configured address alone, there is no other", () => {
  expect(new ServerAddresses("wss://a/sip", () => []).next()).toBeUndefined();
  expect(new ServerAddresses("wss://a/sip", () => ["wss://a/sip"]).next()).toBeUndefined();
});

test("what the profile no longer names is not tried again", () => {
  let profile: readonly string[] = ["ws://b/sip", "ws://c/sip"];
  const addresses = new ServerAddresses("ws://a/sip", () => profile);
  expect(tries(addresses, 1)).toEqual(["ws://b/sip"]);
  profile = ["ws://c/sip"];
  expect(tries(addresses, 2)).toEqual(["ws://c/sip", "ws://c/sip"]);
});

test("a profile leads nobody from an encrypted connection to one that is not", () => {
  const addresses = new ServerAddresses("wss://a/sip", () => ["ws://a/sip", "wss://b/sip"]);
  expect(tries(addresses, 2)).toEqual(["wss://b/sip", "wss://b/sip"]);
});
