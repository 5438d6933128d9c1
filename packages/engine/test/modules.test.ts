import { expect, test } from "vitest";
import { header } from "./party";
import { lastHeard, phone, reply, send, statuses } from "./phone";
import { World } from "./world";

const BOB = "sip:bob@office.test";
const watch = { uri: BOB, headers: ["Event: presence"] };

test("SYS-001 without the registrar nobody registers, and the rest is served", () => {
  const alice = new World({ modules: { registrar: false } }).connect("alice");
  const response = alice.request("REGISTER", { uri: "sip:office.test" });
  expect([response.status, header(response, "allow")]).toEqual([
    405,
    "PUBLISH, SUBSCRIBE, NOTIFY, OPTIONS, CANCEL, ACK",
  ]);
  expect(alice.request("SUBSCRIBE", watch).status).toBe(200);
});

test("SYS-001 without the proxy nothing is forwarded, and presence is served", () => {
  const world = new World({ modules: { proxy: false } });
  phone(world, "bob");
  const alice = world.connect("alice");
  for (const method of ["INVITE", "MESSAGE"]) expect(alice.request(method, { uri: BOB }).status).toBe(405);
  expect(alice.request("DANCE", { uri: BOB }).status).toBe(501);
  expect(alice.request("SUBSCRIBE", watch).status).toBe(200);
});

test("SYS-001 without presence publications and subscriptions are for the devices, as all else is", () => {
  const world = new World({ modules: { presence: false } });
  const [alice, bob] = [world.connect("alice"), phone(world, "bob")];
  const branch = send(alice, "SUBSCRIBE", watch);
  reply(bob, lastHeard(bob, "SUBSCRIBE"), 200);
  expect(statuses(alice, branch)).toEqual([200]);
  expect(header(alice.request("OPTIONS", { uri: "sip:office.test" }), "allow")).toBe(
    "REGISTER, OPTIONS, CANCEL, ACK",
  );
});
