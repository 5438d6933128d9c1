import { beforeEach, describe, expect, test } from "vitest";
import { header, type Party, type RequestWish } from "./party";
import { World } from "./world";

let world: World;
let alice: Party;

beforeEach(() => {
  world = new World();
  alice = world.connect("alice", "tcp");
});

const registration = (headers: readonly string[] = [], wish: RequestWish = {}): RequestWish => ({
  uri: "sip:office.test",
  to: "<sip:alice@office.test>",
  headers,
  ...wish,
});

const contacts = (response: ReturnType<Party["request"]>): readonly string[] =>
  response.headers.raw("contact");

describe("bindings", () => {
  test("COR-030 register, refresh, query, remove", () => {
    const first = alice.request("REGISTER", registration(["Expires: 600"]));
    expect([first.status, contacts(first).length]).toEqual([200, 1]);
    expect(contacts(first)[0]).toContain("expires=600");
    expect(contacts(alice.request("REGISTER", registration(["Expires: 900"])))[0]).toContain("expires=900");
    expect(world.engine.views.registrationsOf("sip:alice@office.test")).toHaveLength(1);
    const removed = alice.request("REGISTER", registration(["Expires: 0"]));
    expect([removed.status, contacts(removed).length]).toEqual([200, 0]);
  });

  test("COR-031 423 with Min-Expires for too brief a lifetime, the binding unchanged", () => {
    alice.request("REGISTER", registration(["Expires: 600"]));
    const brief = alice.request("REGISTER", registration(["Expires: 30"]));
    expect([brief.status, header(brief, "min-expires")]).toEqual([423, "60"]);
    expect(world.engine.views.registrationsOf("sip:alice@office.test")).toHaveLength(1);
  });

  test("COR-032 the same Call-ID with a CSeq that is not higher fails and changes nothing", () => {
    alice.request("REGISTER", registration([], { callId: "r", cseq: 5 }));
    expect(alice.request("REGISTER", registration(["Expires: 0"], { callId: "r", cseq: 5 })).status).toBe(
      500,
    );
    expect(world.engine.views.registrationsOf("sip:alice@office.test")).toHaveLength(1);
  });

  test("a binding expires on its time", () => {
    alice.request("REGISTER", registration(["Expires: 60"]));
    world.pass(60_000);
    expect(world.engine.views.counts(world.now).registrations).toBe(0);
  });

  test("403 for somebody else's address, also one that does not exist", () => {
    expect(alice.request("REGISTER", registration([], { to: "<sip:bob@office.test>" })).status).toBe(403);
    expect(alice.request("REGISTER", registration([], { to: "<sip:nobody@office.test>" })).status).toBe(403);
  });

  test("404 that says why for a domain that is not served, as a phone has it that knows our address only", () => {
    const wish = { uri: "sip:192.0.2.1", to: "<sip:alice@192.0.2.1>" };
    const response = alice.request("REGISTER", registration([], wish));
    expect([response.status, response.reason]).toEqual([404, "Domain Not Served"]);
  });

  test("COR-033 420 for a Path that the client does not announce", () => {
    const response = alice.request("REGISTER", registration(["Path: <sip:edge.office.test;lr>"]));
    expect([response.status, header(response, "unsupported")]).toEqual([420, "path"]);
    const announced = alice.request(
      "REGISTER",
      registration(["Path: <sip:edge.office.test;lr>", "Supported: path"]),
    );
    expect([announced.status, header(announced, "path")]).toEqual([200, "<sip:edge.office.test;lr>"]);
  });
});

describe("connections and restarts", () => {
  test("COR-034 a new registration of the same instance and reg-id replaces the old flow, and outbound is granted", () => {
    const headers = ["Supported: path, outbound"];
    const contact = (host: string): string =>
      `<sip:alice@${host};transport=ws>;reg-id=1;+sip.instance="<urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44>"`;
    const before = world.connect("alice", "ws");
    const first = before.request("REGISTER", { ...registration(headers), contact: contact("one.invalid") });
    expect(header(first, "require")).toBe("outbound");
    const after = world.connect("alice", "ws");
    after.request("REGISTER", { ...registration(headers), contact: contact("two.invalid") });
    world.lose(before);
    const [binding, ...others] = world.engine.views.registrationsOf("sip:alice@office.test");
    expect([binding?.flow, others.length]).toEqual([after.flow.id, 0]);
  });

  test("COR-035 a binding over a WebSocket is dropped with its connection", () => {
    const tab = world.connect("alice", "ws");
    tab.request("REGISTER", registration());
    expect(world.engine.views.counts(world.now).registrations).toBe(1);
    world.lose(tab);
    expect(world.engine.views.counts(world.now).registrations).toBe(0);
  });

  test("COR-038 bindings are there after a restart, until they expire", () => {
    alice.request("REGISTER", registration(["Expires: 600"]));
    world.crash();
    expect(world.engine.views.registrationsOf("sip:alice@office.test")[0]?.aor).toBe("sip:alice@office.test");
    world.pass(600_000);
    expect(world.engine.views.counts(world.now).registrations).toBe(0);
  });

  test("the 200 to REGISTER waits for the disk; when it fails nothing is bound", () => {
    world.holdCommits = true;
    const branch = alice.newBranch();
    alice.sendRaw(alice.text("REGISTER", { ...registration(), branch }));
    expect(alice.heard).toHaveLength(0);
    world.failCommits();
    expect(alice.responseTo(branch)?.status).toBe(500);
    expect(world.engine.views.counts(world.now).registrations).toBe(0);
  });
});

describe("what a server says of itself and what it refuses", () => {
  test("COR-055 PRS-025 OPTIONS tells Allow, Accept, Allow-Events and Supported", () => {
    const response = alice.request("OPTIONS", { uri: "sip:alice@office.test" });
    expect(response.status).toBe(200);
    expect(header(response, "allow")).toContain("PUBLISH");
    expect(header(response, "accept")).toContain("application/pidf+xml");
    expect(header(response, "allow-events")).toContain("presence");
    expect(response.headers.has("supported")).toBe(true);
  });

  test.each([
    ["INVITE", 405],
    ["MESSAGE", 405],
    ["DANCE", 501],
  ])("COR-029 %s gets %i with Allow", (method, status) => {
    const response = alice.request(method, { uri: "sip:office.test" });
    expect(response.status).toBe(status);
    expect(header(response, "allow")).toContain("SUBSCRIBE");
  });

  test("RLS-041 a NOTIFY of no subscription of ours: 481", () => {
    expect(alice.request("NOTIFY", { uri: "sip:office.test", headers: ["Event: presence"] }).status).toBe(
      481,
    );
  });

  test("COR-019 420 with Unsupported for every method, COR-014 483 where the request would have to travel on", () => {
    for (const method of ["REGISTER", "PUBLISH", "SUBSCRIBE", "OPTIONS"]) {
      const response = alice.request(method, { headers: ["Require: nonsense", "Event: presence"] });
      expect([response.status, header(response, "unsupported")]).toEqual([420, "nonsense"]);
    }
    const text = alice.text("OPTIONS", { branch: "z9hG4bKmf", uri: "sip:bob@elsewhere.test" });
    alice.sendRaw(text.replace("Max-Forwards: 70", "Max-Forwards: 0"));
    expect(alice.responseTo("z9hG4bKmf")?.status).toBe(483);
  });

  test("COR-028 over UDP an answer goes to where rport says, and without rport to the port of the Via", () => {
    const phone = world.connect("alice", "udp");
    const response = phone.request("OPTIONS");
    expect([response.via.rport, response.via.received]).toEqual([
      phone.flow.remotePort,
      phone.flow.remoteAddress,
    ]);
    const elsewhere = world.connect("alice", "udp");
    world.listen("udp", phone.flow.remoteAddress, 5099, elsewhere);
    const text = phone.text("OPTIONS", { branch: "z9hG4bKold" });
    phone.sendRaw(text.replace(`:${phone.flow.remotePort};rport`, ":5099"));
    expect(elsewhere.responseTo("z9hG4bKold")?.status).toBe(200);
  });

  test("malformed but answerable gets 400, anything else is dropped and counted", () => {
    alice.sendsGarbage = true;
    alice.sendRaw(
      alice.text("OPTIONS", { branch: "z9hG4bKbad" }).replace(/CSeq: .*\r\n/, "CSeq: many OPTIONS\r\n"),
    );
    expect(alice.frames.map((frame) => frame.slice(0, 11))).toEqual(["SIP/2.0 400"]);
    alice.sendRaw("no such thing\r\n\r\n");
    expect(alice.frames).toHaveLength(1);
    expect(world.events.filter(({ kind }) => kind === "dropped").length).toBe(2);
  });

  test("FLW-030 503 with Retry-After while the server is going down", () => {
    world.do((engine, now) => engine.beginShutdown(now));
    const response = alice.request("OPTIONS");
    expect(response.status).toBe(503);
    expect(Number(header(response, "retry-after"))).toBeGreaterThan(0);
  });

  test("COR-026 a non-INVITE request whose answer takes long gets a 100 at 3.5 s and never a 408", () => {
    world.holdCommits = true;
    alice.sendRaw(
      alice.text("PUBLISH", {
        branch: "z9hG4bKslow",
        headers: ["Event: presence"],
        body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"/>',
      }),
    );
    world.pass(3499);
    expect(alice.heard).toHaveLength(0);
    world.pass(1);
    expect(alice.responseTo("z9hG4bKslow")?.status).toBe(100);
    world.pass(40_000);
    expect(alice.heard).toHaveLength(1);
  });
});
