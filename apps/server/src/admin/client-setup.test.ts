import type { FlowId } from "@porchlight/engine";
import { instant } from "@porchlight/kernel";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RefusedRegister } from "./ports/office";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { readLive } from "./testing/live-reader";
import { bindingView } from "./testing/office-double";

const ALICE = "sip:alice@office.test";
const NOON = instant(Date.parse("2030-01-01T12:00:00Z"));

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const refused = (change: Partial<RefusedRegister> = {}): RefusedRegister => ({
  aor: ALICE,
  cause: "wrong-password",
  transport: "udp",
  remoteAddress: "192.0.2.7",
  userAgent: "Desk phone",
  at: NOON,
  ...change,
});

describe("setting up a client", () => {
  test("says where clients connect and how they are asked who they are", async () => {
    expect(await world.as("support").showEndpoints()).toEqual({
      domains: ["office.test", "branch.test"],
      hosts: ["192.0.2.1"],
      udp: 5060,
      tcp: 5060,
      tls: null,
      webSocket: true,
      handshakeCredentials: false,
      allowedOrigins: [],
      registrar: true,
      digestAlgorithms: ["SHA-256", "MD5"],
    });
  });

  test("says why a device was not let in, of one user or of all", async () => {
    world.office.refused = [refused(), refused({ aor: "sip:bob@office.test", transport: undefined })];
    const { items } = await world.as("support").listRefusedRegisters({ query: { aor: ALICE } });
    expect(items).toEqual([{ ...refused(), at: "2030-01-01T12:00:00.000Z" }]);
    const all = await world.as("support").listRefusedRegisters({});
    expect(all.items.map(({ transport }) => transport)).toEqual(["udp", null]);
    expect((await world.as("support").listRefusedRegisters({ query: { limit: 1 } })).items).toHaveLength(1);
  });

  test("is silent of a device that was let in later, and of the challenge that every device gets", async () => {
    world.office.refused = [refused(), refused({ cause: "challenged", at: instant(NOON + 9000) })];
    world.office.bindings.push(bindingView({ registeredAt: instant(NOON + 1) }));
    expect((await world.as("owner").listRefusedRegisters({})).items).toEqual([]);
    world.office.refused = [
      refused({ at: instant(NOON + 9000) }),
      refused({ cause: "challenged", remoteAddress: "192.0.2.8" }),
    ];
    expect((await world.as("owner").listRefusedRegisters({})).items).toHaveLength(2);
  });

  test("the live stream tells of it with the registrations", async () => {
    const live = await readLive(world.app, { authorization: `Bearer ${world.secretOf("support")}` });
    const { aor, cause, userAgent } = refused();
    world.office.emit({ kind: "register-refused", aor, cause, userAgent, flow: 7 as FlowId });
    expect(await live.next(({ topic }) => topic === "registrations")).toMatchObject({ ids: [ALICE] });
    live.stop();
  });
});
