import type { SipResponse } from "@porchlight/sip-message";
import { beforeEach, describe, expect, test } from "vitest";
import { header, type Party, type RequestWish } from "./party";
import { heard, lastHeard, phone, reply, send, statuses } from "./phone";
import { World } from "./world";

const ALICE = "sip:alice@office.test";
const INSTANCE = '+sip.instance="<urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44>"';
const OUTBOUND = "Supported: path, outbound";

let world: World;

beforeEach(() => {
  world = new World();
});

const contact = (host: string, regId?: number): string =>
  `<sip:alice@${host};transport=ws>${regId === undefined ? "" : `;reg-id=${regId}`};${INSTANCE}`;

const register = (party: Party, wish: RequestWish): SipResponse =>
  party.request("REGISTER", { uri: "sip:office.test", to: `<${ALICE}>`, headers: [OUTBOUND], ...wish });

const bound = () => world.engine.views.registrationsOf(ALICE);
const flows = () => bound().map(({ flow }) => flow);

describe("COR-034 flows of an instance", () => {
  test("outbound is granted, with a Flow-Timer, to who asks for it, and the Contact comes back as it was sent", () => {
    const response = register(world.connect("alice"), { contact: contact("one.invalid", 1) });
    expect([header(response, "require"), header(response, "flow-timer")]).toEqual(["outbound", "120"]);
    expect(response.headers.raw("contact")[0]).toContain(contact("one.invalid", 1));
  });

  test("not to who does not: neither without the option tag, nor without reg-id, nor without instance", () => {
    const alice = world.connect("alice");
    for (const wish of [
      { contact: contact("one.invalid", 1), headers: ["Supported: path"] },
      { contact: contact("one.invalid") },
      { contact: "<sip:alice@one.invalid;transport=ws>;reg-id=1" },
    ]) {
      const response = register(alice, wish);
      expect([response.status, response.headers.has("require"), response.headers.has("flow-timer")]).toEqual([
        200,
        false,
        false,
      ]);
    }
  });

  test("a Flow-Timer is sent only when there is one", () => {
    world = new World({ registration: { flowTimerSeconds: 0 } });
    const response = register(world.connect("alice"), { contact: contact("one.invalid", 1) });
    expect([header(response, "require"), response.headers.has("flow-timer")]).toEqual(["outbound", false]);
  });

  test("two reg-ids are two flows, each gone with its own connection", () => {
    const [one, two] = [world.connect("alice"), world.connect("alice")];
    register(one, { contact: contact("one.invalid", 1) });
    register(two, { contact: contact("two.invalid", 2) });
    expect(flows()).toEqual([one.flow.id, two.flow.id]);
    world.lose(one);
    expect(flows()).toEqual([two.flow.id]);
  });

  test("the same instance and reg-id over a new flow replaces the old binding at once, whose end then takes nothing", () => {
    const before = world.connect("alice");
    register(before, { contact: contact("one.invalid", 1) });
    const after = world.connect("alice");
    register(after, { contact: contact("two.invalid", 1) });
    expect(bound()).toMatchObject([{ flow: after.flow.id, contact: "sip:alice@two.invalid;transport=ws" }]);
    world.lose(before);
    expect(flows()).toEqual([after.flow.id]);
  });

  test("400 for several Contacts that last, one of them with a reg-id; one that goes may stand beside it", () => {
    const alice = world.connect("alice");
    const other = "<sip:alice@192.0.2.99>";
    expect(register(alice, { contact: `${contact("one.invalid", 1)}, ${other}` }).status).toBe(400);
    expect(bound()).toEqual([]);
    expect(register(alice, { contact: `${contact("one.invalid", 1)}, ${other};expires=0` }).status).toBe(200);
  });

  test("439 when a first hop without outbound is between, told by Via and Path", () => {
    const edge = world.connect("edge", "tcp");
    const through = (path: readonly string[], supported: string): SipResponse => {
      const branch = edge.newBranch();
      const wish = { uri: "sip:office.test", to: `<${ALICE}>`, from: `<${ALICE}>;tag=a`, branch };
      const text = edge.text("REGISTER", {
        ...wish,
        contact: contact("one.invalid", 1),
        headers: [supported, ...path.map((value) => `Path: ${value}`)],
      });
      edge.sendRaw(
        text.replace("Max-Forwards", "Via: SIP/2.0/WS one.invalid;branch=z9hG4bKua\r\nMax-Forwards"),
      );
      const response = edge.responseTo(branch);
      if (response === undefined) throw new Error("no response");
      return response;
    };
    expect(through([], OUTBOUND).status).toBe(439);
    expect(through(["<sip:edge.office.test;lr>"], OUTBOUND).status).toBe(439);
    expect(bound()).toEqual([]);
    const ignored = through(["<sip:edge.office.test;lr>"], "Supported: path");
    expect([ignored.status, ignored.headers.has("require")]).toEqual([200, false]);
    const kept = through(["<sip:token@edge.office.test;lr;ob>"], OUTBOUND);
    expect([kept.status, header(kept, "require")]).toEqual([200, "outbound"]);
    expect(header(kept, "path")).toBe("<sip:token@edge.office.test;lr;ob>");
  });

  test("a third party has no flow of the user's: its reg-id does not count", () => {
    const office = world.connect("pbx", "tcp");
    const response = register(office, {
      contact: contact("one.invalid", 1),
      headers: [OUTBOUND, `P-Asserted-Identity: <${ALICE}>`],
    });
    expect([response.status, response.headers.has("require")]).toEqual([200, false]);
    expect(bound()).toHaveLength(1);
  });

  test.each([true, false])("COR-049 over UDP outbound is granted while STUN is answered: %s", (stun) => {
    world = new World({ outboundOverUdp: stun });
    const response = register(world.connect("alice", "udp"), { contact: contact("192.0.2.4", 1) });
    expect([response.status, response.headers.has("require"), response.headers.has("flow-timer")]).toEqual([
      200,
      stun,
      stun,
    ]);
  });

  test("outbound and gruu may be required of us", () => {
    const response = register(world.connect("alice"), {
      contact: contact("one.invalid", 1),
      headers: [OUTBOUND, "Require: outbound, gruu"],
    });
    expect(response.status).toBe(200);
  });
});

describe("COR-035 a flow that dies", () => {
  test("takes what was bound over it of every address of record, and nothing that came over another since", () => {
    const proxy = world.connect("edge");
    for (const user of ["alice", "bob"]) {
      proxy.request("REGISTER", {
        uri: "sip:office.test",
        to: `<sip:${user}@office.test>`,
        from: `<sip:${user}@office.test>;tag=${user}`,
        contact: `<sip:${user}@one.invalid;transport=ws>`,
      });
    }
    const phone = world.connect("bob", "tcp");
    phone.request("REGISTER", { uri: "sip:office.test", to: "<sip:bob@office.test>" });
    world.lose(proxy);
    expect(bound()).toEqual([]);
    expect(world.engine.views.registrationsOf("sip:bob@office.test")).toMatchObject([
      { flow: phone.flow.id },
    ]);
  });

  test("leaves what an edge leads to by its Path", () => {
    const edge = world.connect("alice", "tcp");
    register(edge, {
      contact: contact("one.invalid", 1),
      headers: [OUTBOUND, "Path: <sip:token@edge.office.test;lr;ob>"],
    });
    world.lose(edge);
    expect(bound()).toHaveLength(1);
  });
});

describe("COR-039 Service-Route", () => {
  test.each([
    ["ws", "<sip:198.51.100.1:8080;transport=ws;lr>"],
    ["tcp", "<sip:198.51.100.1:5060;transport=tcp;lr>"],
    ["udp", "<sip:198.51.100.1:5060;lr>"],
    ["tls", "<sips:198.51.100.1:5060;lr>"],
  ] as const)("over %s it leads to our end of the flow, the same for a query", (transport, route) => {
    const alice = world.connect("alice", transport);
    expect(header(register(alice, {}), "service-route")).toBe(route);
    const text = alice.text("REGISTER", { uri: "sip:office.test", to: `<${ALICE}>`, branch: "z9hG4bKquery" });
    alice.sendRaw(text.replace(/Contact: .*\r\n/, ""));
    const query = alice.responseTo("z9hG4bKquery");
    expect([
      query?.status,
      query?.headers.raw("contact").length,
      query?.headers.raw("service-route"),
    ]).toEqual([200, 1, [route]]);
  });

  test("there is none where it is switched off, and none in a refusal", () => {
    const brief = register(world.connect("alice"), { headers: ["Expires: 10"] });
    expect([brief.status, brief.headers.has("service-route")]).toEqual([423, false]);
    world = new World({ registration: { serviceRoute: false } });
    expect(register(world.connect("alice"), {}).headers.has("service-route")).toBe(false);
  });
});

describe("COR-036 GRUUs over the engine", () => {
  const gruuOf = (response: SipResponse, kind: "pub" | "temp"): string =>
    new RegExp(`${kind}-gruu="([^"]+)"`).exec(response.headers.raw("contact").join())?.[1] ?? "";
  const gruus = { headers: ["Supported: path, outbound, gruu"] };

  test("V-03 both in the 200, and no gruu tag in Supported or Require", () => {
    const response = register(world.connect("alice"), { contact: contact("one.invalid", 1), ...gruus });
    expect(gruuOf(response, "pub")).toMatch(/^sip:alice@office\.test;gr=urn:uuid:6f2a1c90/);
    expect(gruuOf(response, "temp")).toMatch(/^sip:tgruu\..*@office\.test;gr$/);
    expect([header(response, "require"), header(response, "supported")]).toEqual(["outbound", undefined]);
  });

  test("COR-059 403 for a Contact that is the address of record or a GRUU of it, with an instance", () => {
    const alice = world.connect("alice");
    const first = register(alice, { contact: contact("one.invalid", 1), ...gruus });
    for (const uri of [ALICE, gruuOf(first, "pub"), gruuOf(first, "temp")]) {
      expect(register(alice, { contact: `<${uri}>;${INSTANCE}` }).status).toBe(403);
    }
    expect(bound()).toHaveLength(1);
  });

  test("COR-059 a restart leaves temporary ones valid, another Call-ID does not", () => {
    const runs = () => world.durable.snapshot().bindings.map(({ run }) => run);
    register(world.connect("alice"), { contact: contact("one.invalid", 1), callId: "run", cseq: 1 });
    const [run] = runs();
    world.crash();
    register(world.connect("alice"), { contact: contact("one.invalid", 1), callId: "run", cseq: 2 });
    expect(runs()).toEqual([run]);
    register(world.connect("alice"), { contact: contact("one.invalid", 1), callId: "another" });
    expect(runs()).not.toEqual([run]);
  });

  test("another Call-ID on one flow takes the other flows of the instance along, on disk too", () => {
    const two = world.connect("alice");
    register(world.connect("alice"), { contact: contact("one.invalid", 1) });
    register(two, { contact: contact("two.invalid", 2) });
    register(world.connect("alice"), { contact: contact("one.invalid", 1) });
    expect(new Set(world.durable.snapshot().bindings.map(({ run }) => run)).size).toBe(1);
    expect(flows()).toContain(two.flow.id);
    world.lose(two);
    expect(bound()).toHaveLength(1);
  });

  test("the public one is the same after a restart; an account made anew has another", () => {
    const first = register(world.connect("alice"), { contact: contact("one.invalid", 1), ...gruus });
    world.crash();
    const second = register(world.connect("alice"), { contact: contact("one.invalid", 1), ...gruus });
    expect(gruuOf(second, "pub")).toBe(gruuOf(first, "pub"));
    world.pass(1000);
    const [account] = world.accounts;
    if (account === undefined) throw new Error("no account");
    world.do((engine, now) => {
      engine.accountsRemoved([ALICE], now);
      engine.accountsChanged([{ ...account, createdAt: now }], now);
    });
    const third = register(world.connect("alice"), { contact: contact("one.invalid", 1), ...gruus });
    expect(gruuOf(third, "pub")).not.toBe(gruuOf(first, "pub"));
  });
});

describe("COR-085 one flow of an instance at a time", () => {
  const instance = "6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44";

  /** Bob's laptop over two flows, the later one second; alice calls. */
  const ringing = () => {
    const first = phone(world, "bob", { regId: 1, instance });
    world.pass(10_000);
    const second = phone(world, "bob", { regId: 2, instance });
    const alice = phone(world, "alice");
    const branch = send(alice, "INVITE", { uri: "sip:bob@office.test" });
    return {
      first,
      second,
      alice,
      branch,
      invites: () => [first, second].map((each) => heard(each, "INVITE").length),
    };
  };

  test("a flow that says nothing at all is a 408: the other one is tried then, and not before", () => {
    const { first, alice, branch, invites } = ringing();
    world.pass(31_000);
    expect(invites()).toEqual([0, 1]);
    world.pass(2_000);
    expect(invites()).toEqual([1, 1]);
    reply(first, lastHeard(first, "INVITE"), 200);
    expect(statuses(alice, branch)).toEqual([100, 200]);
  });

  test("408 and 430 of the device itself lead on", () => {
    for (const status of [408, 430]) {
      world = new World();
      const { first, second, alice, branch, invites } = ringing();
      reply(second, lastHeard(second, "INVITE"), status);
      expect(invites()).toEqual([1, 1]);
      reply(first, lastHeard(first, "INVITE"), 200);
      expect(statuses(alice, branch)).toEqual([200]);
    }
  });

  test.each([200, 404, 480, 486, 503, 603])("after %s no other flow is tried", (status) => {
    const { second, alice, branch, invites } = ringing();
    reply(second, lastHeard(second, "INVITE"), status);
    world.pass(60_000);
    expect(invites()).toEqual([0, 1]);
    expect(statuses(alice, branch)).toEqual([status === 503 ? 500 : status]);
  });

  test("a flow that is registered again is the latest, for however brief a time", () => {
    const { first, alice } = ringing();
    world.pass(10_000);
    register(first, {
      contact: `<sip:bob@again.invalid;transport=ws>;reg-id=1;expires=60;${INSTANCE}`,
      uri: "sip:office.test",
      to: "<sip:bob@office.test>",
    });
    send(alice, "MESSAGE", { uri: "sip:bob@office.test" });
    expect(heard(first, "MESSAGE")).toHaveLength(1);
  });
});
