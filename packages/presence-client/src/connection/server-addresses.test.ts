import { expect, test } from "vitest";
import { ServerAddresses } from "./server-addresses";

/** The addresses of the next turns. */
const turns = (addresses: ServerAddresses, count: number): string[] =>
  Array.from({ length: count }, () => {
    addresses.turn();
    return addresses.current;
  });

test("PRV-011 the configured address is first, those of the profile follow in their order, round and round", () => {
  const addresses = new ServerAddresses("ws://a/sip", () => ["ws://b/sip", "ws://c/sip"]);
  expect(addresses.current).toBe("ws://a/sip");
  expect(turns(addresses, 4)).toEqual(["ws://b/sip", "ws://c/sip", "ws://a/sip", "ws://b/sip"]);
});

test("an address that is configured and in the profile has one turn", () => {
  const addresses = new ServerAddresses("ws://b/sip", () => ["ws://a/sip", "ws://b/sip"]);
  expect(turns(addresses, 3)).toEqual(["ws://a/sip", "ws://b/sip", "ws://a/sip"]);
});

test("without a profile there is one address", () => {
  expect(turns(new ServerAddresses("wss://a/sip", () => []), 2)).toEqual(["wss://a/sip", "wss://a/sip"]);
});

test("a profile holds from the next turn on, and its first one comes when the current one is no longer named", () => {
  let profile: readonly string[] = ["ws://b/sip"];
  const addresses = new ServerAddresses("ws://a/sip", () => profile);
  expect(turns(addresses, 1)).toEqual(["ws://b/sip"]);
  profile = ["ws://c/sip", "ws://d/sip"];
  expect(turns(addresses, 3)).toEqual(["ws://c/sip", "ws://d/sip", "ws://a/sip"]);
});

test("a profile leads nobody from an encrypted connection to one that is not", () => {
  const addresses = new ServerAddresses("wss://a/sip", () => ["ws://a/sip", "wss://b/sip"]);
  expect(turns(addresses, 2)).toEqual(["wss://b/sip", "wss://a/sip"]);
});
