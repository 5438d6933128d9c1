import { type ContactElement, type RegInfo, readRegInfo } from "@porchlight/documents";
import type { SipResponse } from "@porchlight/sip-message";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { World } from "./world";

const quick = { reg: { notifyIntervalMs: 0 } };

const INSTANCE = '+sip.instance="<urn:uuid:11111111-2222-3333-4444-555555555555>"';

const watch = (party: Party, of = party.user, headers: readonly string[] = []): SipResponse =>
  party.request("SUBSCRIBE", { uri: `sip:${of}@office.test`, headers: ["Event: reg", ...headers] });

function register(party: Party, contact: string, headers: readonly string[] = []): void {
  const response = party.request("REGISTER", {
    uri: "sip:office.test",
    to: `<${party.aor}>`,
    callId: `reg-${party.flow.id}`,
    contact,
    headers,
  });
  expect(response.status).toBe(200);
}

function info(party: Party): RegInfo {
  const read = readRegInfo(party.lastBody);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const registration = (party: Party) => info(party).registrations[0];

const contacts = (party: Party): readonly ContactElement[] => registration(party)?.contacts ?? [];

const told = (party: Party): string[] => contacts(party).map(({ state, event }) => `${state} ${event}`);

const house = (options = {}) => {
  const world = new World({ ...quick, ...options });
  return { world, desk: world.connect("alice", "tcp"), watching: world.connect("alice") };
};

describe("COR-037 alice watches her own registration", () => {
  test("COR-037 the flow of RFC 3680 section 6: init, then the contact that came", () => {
    const { desk, watching } = house();
    const accepted = watch(watching);
    expect([accepted.status, header(accepted, "expires")]).toEqual([200, "3761"]);
    expect(header(watching.lastNotify, "event")).toBe("reg");
    expect(header(watching.lastNotify, "content-type")).toBe("application/reginfo+xml");
    const id = registration(watching)?.id;
    expect(info(watching)).toEqual({
      version: 0,
      state: "full",
      registrations: [{ aor: "sip:alice@office.test", id, state: "init", contacts: [] }],
    });
    register(desk, "<sip:alice@192.0.2.4>;q=0.8", ["Expires: 600"]);
    expect(info(watching)).toEqual({
      version: 1,
      state: "partial",
      registrations: [
        {
          aor: "sip:alice@office.test",
          id,
          state: "active",
          contacts: [
            {
              id: expect.any(String),
              state: "active",
              event: "registered",
              uri: "sip:alice@192.0.2.4",
              unknownParams: [],
              durationRegistered: 0,
              expires: 600,
              q: "0.8",
              callId: `reg-${desk.flow.id}`,
              cseq: 1,
            },
          ],
        },
      ],
    });
  });

  test("COR-037 every way in which a contact comes and goes", () => {
    const { world, desk, watching } = house();
    const browser = world.connect("alice");
    watch(watching);
    register(desk, "<sip:alice@192.0.2.4>", ["Expires: 60"]);
    register(desk, "<sip:alice@192.0.2.4>", ["Expires: 60"]);
    expect(told(watching)).toEqual(["active refreshed"]);
    register(browser, `<sip:alice@x.invalid;transport=ws>;${INSTANCE}`);
    expect(contacts(watching)[0]?.unknownParams).toEqual([
      { name: "+sip.instance", value: '"<urn:uuid:11111111-2222-3333-4444-555555555555>"' },
    ]);
    world.lose(browser);
    expect([told(watching), registration(watching)?.state]).toEqual([["terminated deactivated"], "active"]);
    world.pass(60_000);
    expect([told(watching), registration(watching)?.state]).toEqual([["terminated expired"], "terminated"]);
    register(desk, "<sip:alice@192.0.2.4>");
    register(desk, "<sip:alice@192.0.2.4>", ["Expires: 0"]);
    expect([told(watching), registration(watching)?.state]).toEqual([
      ["terminated unregistered"],
      "terminated",
    ]);
    expect(contacts(watching)[0]?.expires).toBeUndefined();
  });

  test("COR-037 a refresh tells everything that is bound, and what ended is told no more", () => {
    const { desk, watching } = house();
    const accepted = watch(watching);
    register(desk, "<sip:alice@192.0.2.4>, <sip:alice@192.0.2.5>");
    register(desk, "<sip:alice@192.0.2.4>;expires=0");
    watching.request("SUBSCRIBE", {
      uri: header(accepted, "contact")?.replace(/[<>]/g, "") ?? "",
      to: header(accepted, "to") ?? "",
      from: header(accepted, "from") ?? "",
      callId: accepted.callId,
      cseq: 2,
      headers: ["Event: reg"],
    });
    expect(info(watching)).toMatchObject({ version: 3, state: "full" });
    expect(contacts(watching).map(({ uri }) => uri)).toEqual(["sip:alice@192.0.2.5"]);
  });

  test("COR-037 a fetch tells everything once", () => {
    const { desk, watching } = house();
    register(desk, "<sip:alice@192.0.2.4>");
    watch(watching, "alice", ["Expires: 0"]);
    expect(header(watching.lastNotify, "subscription-state")).toBe("terminated;reason=timeout");
    expect([info(watching).state, told(watching)]).toEqual(["full", ["active registered"]]);
  });

  test("COR-037 not more often than every five seconds, what changed meanwhile in one (RFC 3680 section 4.10)", () => {
    const { world, desk, watching } = house({ reg: {} });
    watch(watching);
    register(desk, "<sip:alice@192.0.2.4>");
    register(desk, "<sip:alice@192.0.2.5>");
    world.pass(4999);
    expect(watching.notifies).toHaveLength(1);
    world.pass(1);
    expect(watching.notifies).toHaveLength(2);
    expect(told(watching)).toEqual(["active registered", "active registered"]);
  });

  test("COR-037 SYS-009 after a restart the subscriber gets the whole again, ids as they were", () => {
    const { world, desk } = house();
    const phone = world.connect("alice", "udp");
    register(desk, "<sip:alice@192.0.2.4>");
    watch(phone);
    const before = info(phone);
    world.listen("udp", phone.flow.remoteAddress, phone.flow.remotePort, phone);
    world.crash();
    world.pass(30_000);
    const after = info(phone);
    expect([after.state, after.version > before.version]).toEqual(["full", true]);
    expect(after.registrations[0]?.contacts[0]?.id).toBe(before.registrations[0]?.contacts[0]?.id);
  });

  test("COR-037 so many changes that nobody could be told of make the next document a full one", () => {
    const { world, desk, watching } = house();
    const phone = world.connect("alice", "tcp");
    watch(phone);
    phone.notifyAnswer = undefined;
    register(desk, "<sip:alice@192.0.2.4>");
    for (let each = 0; each < 100; each += 1) {
      register(watching, `<sip:alice@h${each}.invalid>`);
      register(watching, `<sip:alice@h${each}.invalid>`, ["Expires: 0"]);
    }
    phone.answer(phone.lastNotify, 200);
    expect(info(phone).state).toBe("full");
    expect(contacts(phone)[0]).toMatchObject({ uri: "sip:alice@192.0.2.4", state: "active" });
    expect(contacts(phone).length).toBeLessThan(65);
  });
});

describe("COR-037 who may see it (RFC 3680 section 4.6)", () => {
  test("COR-037 nobody but the user and whom the operator names", () => {
    const closed = new World(quick);
    expect(watch(closed.connect("bob"), "alice").status).toBe(403);
    const open = new World({ reg: { delegates: new Set(["sip:bob@office.test"]) } });
    expect(watch(open.connect("bob"), "alice").status).toBe(200);
    expect(watch(open.connect("carol"), "alice").status).toBe(403);
  });

  test("COR-037 another body type than reginfo is 406, a body in the SUBSCRIBE 415", () => {
    const { watching } = house();
    expect(watch(watching, "alice", ["Accept: application/pidf+xml"]).status).toBe(406);
    const filtered = watching.request("SUBSCRIBE", {
      headers: ["Event: reg"],
      body: "x",
      contentType: "application/simple-filter+xml",
    });
    expect(filtered.status).toBe(415);
  });

  test("COR-037 an account that goes away ends the subscription", () => {
    const { world, desk } = house({
      reg: { delegates: new Set(["sip:bob@office.test"]), notifyIntervalMs: 0 },
    });
    const bob = world.connect("bob");
    watch(bob, "alice");
    register(desk, "<sip:alice@192.0.2.4>");
    bob.notifyAnswer = undefined;
    world.do((engine, now) => engine.accountsRemoved(["sip:alice@office.test"], now));
    expect(header(bob.lastNotify, "subscription-state")).toBe("terminated;reason=noresource");
  });
});
