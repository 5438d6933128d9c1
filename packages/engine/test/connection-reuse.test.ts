import { beforeEach, expect, test } from "vitest";
import type { Party } from "./party";
import { World } from "./world";

let world: World;

beforeEach(() => {
  world = new World();
});

/** An OPTIONS whose topmost Via is this. */
function ask(party: Party, via: string): void {
  const text = party.text("OPTIONS", { branch: party.newBranch() });
  party.sendRaw(text.replace(/^Via: [^;]*/m, `Via: ${via}`));
}

test("COR-070 a peer that has proved its domain and asks for it is reached over its own connection", () => {
  const branch = world.connectPeer("branch.test", "203.0.113.1");
  ask(branch, "SIP/2.0/TLS edge.branch.test:5071;alias");
  expect(world.reused).toEqual([[branch.flow.id, 5071]]);
  ask(branch, "SIP/2.0/TLS edge.branch.test:5072;alias");
  expect(world.reused).toHaveLength(1);
});

test("COR-070 without a port of its own it is the usual one", () => {
  const branch = world.connectPeer("branch.test", "203.0.113.1");
  ask(branch, "SIP/2.0/TLS edge.branch.test;alias");
  expect(world.reused).toEqual([[branch.flow.id, 5061]]);
});

test("COR-070 who does not ask, has proved nothing or is not on TLS is called where it is", () => {
  ask(world.connectPeer("branch.test", "203.0.113.1"), "SIP/2.0/TLS edge.branch.test:5071");
  ask(world.connect("alice", "tls"), "SIP/2.0/TLS 192.0.2.9:5071;alias");
  ask(world.connect("alice", "tls", false), "SIP/2.0/TLS 192.0.2.9:5071;alias");
  ask(world.connect("alice", "tcp"), "SIP/2.0/TCP 192.0.2.9:5071;alias");
  expect(world.reused).toEqual([]);
});
