import { HeaderFields } from "@porchlight/sip-message";
import { beforeEach, describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import {
  calleeSide,
  callerSide,
  heard,
  lastHeard,
  phone,
  register,
  reply,
  send,
  sendWithin,
  statuses,
} from "./phone";
import { World } from "./world";

const BOB = "sip:bob@office.test";
const SDP = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\n";

let world: World;
let alice: Party;

beforeEach(() => {
  world = new World();
  alice = phone(world, "alice");
});

const call = (from: Party = alice, headers: readonly string[] = []) =>
  send(from, "INVITE", { uri: BOB, body: SDP, contentType: "application/sdp", headers });

describe("COR-053 a call between a browser and a desk phone", () => {
  test.each([
    ["ws", "udp"],
    ["udp", "ws"],
    ["ws", "ws"],
    ["tcp", "udp"],
  ] as const)("%s to %s: INVITE, ringing, 200, ACK, BYE from either side", (ofAlice, ofBob) => {
    const caller = phone(world, "carol", { transport: ofAlice });
    const bob = phone(world, "bob", { transport: ofBob });
    const branch = call(caller);
    const invite = lastHeard(bob, "INVITE");
    expect(new TextDecoder().decode(invite.body)).toBe(SDP);
    reply(bob, invite, 180);
    reply(bob, invite, 200, [], SDP);
    expect(statuses(caller, branch)).toEqual([180, 200]);

    const accepted = caller.responseTo(branch);
    if (accepted === undefined) throw new Error("no 200");
    const [mine, his] = [callerSide(accepted), calleeSide(invite, `bob${bob.flow.id}`)];
    sendWithin(caller, "ACK", mine, 1);
    expect(lastHeard(bob, "ACK").uri).toBe(mine.uri);

    const info = sendWithin(caller, "INFO", mine, 2);
    reply(bob, lastHeard(bob, "INFO"), 200);
    expect(statuses(caller, info)).toEqual([200]);
    const bye = sendWithin(bob, "BYE", his, 1);
    reply(caller, lastHeard(caller, "BYE"), 200);
    expect(statuses(bob, bye)).toEqual([200]);
  });

  test("COR-051 both sides of the bridge are in Record-Route, the callee's on top, each with its transport", () => {
    const bob = phone(world, "bob", { transport: "udp" });
    call();
    const routes = lastHeard(bob, "INVITE").headers.values("record-route");
    expect(routes).toHaveLength(2);
    expect(routes[0]).toMatch(/^<sip:[^@]+@198\.51\.100\.1:5060;transport=udp;lr>$/);
    expect(routes[1]).toMatch(/^<sip:[^@]+@198\.51\.100\.1:8080;transport=ws;lr>$/);
  });

  test("COR-003 the browser is reached over its connection, its .invalid host never looked up", () => {
    const bob = phone(world, "bob");
    call();
    expect(lastHeard(bob, "INVITE").uri).toBe(`sip:bob@bob${bob.flow.id}.invalid;transport=ws`);
  });

  test("COR-050 no 100 goes on, and ours comes when nothing else has within 200 ms", () => {
    const bob = phone(world, "bob");
    const branch = call();
    world.pass(200);
    expect(statuses(alice, branch)).toEqual([100]);
    reply(bob, lastHeard(bob, "INVITE"), 100);
    expect(statuses(alice, branch)).toEqual([100]);
  });

  test("COR-027 a 200 that comes again goes on again: the ACK may be what was lost", () => {
    const bob = phone(world, "bob");
    const branch = call();
    const invite = lastHeard(bob, "INVITE");
    reply(bob, invite, 200);
    reply(bob, invite, 200);
    expect(statuses(alice, branch)).toEqual([200, 200]);
    world.pass(33_000);
    reply(bob, invite, 200);
    expect(statuses(alice, branch)).toEqual([200, 200]);
  });

  test("COR-027 a refusal is acknowledged here, and the ACK of the caller ends here", () => {
    const bob = phone(world, "bob");
    const branch = call();
    reply(bob, lastHeard(bob, "INVITE"), 486);
    expect(lastHeard(bob, "ACK").headers.first("to")).toContain(`;tag=bob${bob.flow.id}`);
    send(alice, "ACK", { uri: BOB, branch, callId: branch, to: `<${BOB}>;tag=bob${bob.flow.id}`, cseq: 2 });
    expect(heard(bob, "ACK")).toHaveLength(1);
    expect(statuses(alice, branch)).toEqual([486]);
  });
});

describe("COR-050 forking", () => {
  test("everybody of the highest q rings, the first who answers has it, the others are canceled", () => {
    const [desk, mobile] = [phone(world, "bob"), phone(world, "bob", { transport: "udp" })];
    const branch = call();
    const [atDesk, atMobile] = [lastHeard(desk, "INVITE"), lastHeard(mobile, "INVITE")];
    reply(desk, atDesk, 180);
    reply(mobile, atMobile, 180);
    reply(mobile, atMobile, 200);
    expect(statuses(alice, branch)).toEqual([180, 180, 200]);
    const cancel = lastHeard(desk, "CANCEL");
    expect(cancel.via.branch).toBe(atDesk.via.branch);
    reply(desk, cancel, 200);
    reply(desk, atDesk, 487);
    expect(heard(desk, "ACK")).toHaveLength(1);
    expect(statuses(alice, branch)).toEqual([180, 180, 200]);
  });

  test("a lower q is tried when nobody of the higher has answered", () => {
    const [desk, home] = [phone(world, "bob", { q: "1.0" }), phone(world, "bob", { q: "0.2" })];
    const branch = call();
    expect(heard(home, "INVITE")).toEqual([]);
    reply(desk, lastHeard(desk, "INVITE"), 486);
    reply(home, lastHeard(home, "INVITE"), 200);
    expect(statuses(alice, branch)).toEqual([200]);
  });

  test("a 603 is the end of it, whatever others say", () => {
    const [desk, mobile] = [phone(world, "bob"), phone(world, "bob")];
    const branch = call();
    reply(mobile, lastHeard(mobile, "INVITE"), 180);
    reply(desk, lastHeard(desk, "INVITE"), 603);
    reply(mobile, lastHeard(mobile, "INVITE"), 487);
    expect(heard(mobile, "CANCEL")).toHaveLength(1);
    expect(statuses(alice, branch).at(-1)).toBe(603);
  });

  test("of many refusals the best goes on, with the challenges of all", () => {
    const [one, two] = [phone(world, "bob"), phone(world, "bob")];
    const branch = call();
    reply(one, lastHeard(one, "INVITE"), 407, ['Proxy-Authenticate: Digest realm="one", nonce="1"']);
    reply(two, lastHeard(two, "INVITE"), 401, ['WWW-Authenticate: Digest realm="two", nonce="2"']);
    const response = alice.responseTo(branch);
    expect(response?.status).toBe(407);
    expect(response?.headers.raw("www-authenticate")).toEqual(['Digest realm="two", nonce="2"']);
  });

  test("503 of a phone is not ours: 500", () => {
    const bob = phone(world, "bob");
    const branch = call();
    reply(bob, lastHeard(bob, "INVITE"), 503, ["Retry-After: 3600"]);
    expect(statuses(alice, branch).at(-1)).toBe(500);
  });

  test("CANCEL of the caller: 200 for it, every phone that rings is canceled, 487", () => {
    const bob = phone(world, "bob");
    const branch = call();
    const invite = lastHeard(bob, "INVITE");
    reply(bob, invite, 180);
    send(alice, "CANCEL", { uri: BOB, branch, callId: branch, cseq: 2 });
    expect(heard(bob, "CANCEL")).toHaveLength(1);
    reply(bob, lastHeard(bob, "CANCEL"), 200);
    reply(bob, invite, 487);
    expect(statuses(alice, branch)).toEqual([180, 200, 487]);
  });

  test("CANCEL before anything was heard of the phone waits for it to be heard", () => {
    const bob = phone(world, "bob");
    const branch = call();
    send(alice, "CANCEL", { uri: BOB, branch, callId: branch, cseq: 2 });
    expect(heard(bob, "CANCEL")).toEqual([]);
    reply(bob, lastHeard(bob, "INVITE"), 180);
    expect(heard(bob, "CANCEL")).toHaveLength(1);
  });

  test("Timer C: who rings for more than three minutes is given up", () => {
    const bob = phone(world, "bob");
    const branch = call();
    const invite = lastHeard(bob, "INVITE");
    reply(bob, invite, 180);
    world.pass(170_000);
    reply(bob, invite, 180);
    world.pass(170_000);
    expect(heard(bob, "CANCEL")).toEqual([]);
    world.pass(20_000);
    expect(heard(bob, "CANCEL")).toHaveLength(1);
    reply(bob, invite, 487);
    expect(statuses(alice, branch).at(-1)).toBe(487);
  });

  test("a phone that says nothing at all: 408, for an INVITE", () => {
    phone(world, "bob", { transport: "udp" });
    const branch = call();
    world.pass(40_000);
    expect(statuses(alice, branch)).toEqual([100, 408]);
  });

  test("COR-026 and for anything else: silence", () => {
    phone(world, "bob", { transport: "udp" });
    const branch = send(alice, "MESSAGE", { uri: BOB, body: "hi", contentType: "text/plain" });
    world.pass(40_000);
    expect(statuses(alice, branch)).toEqual([100]);
  });
});

/** Header fields of which the first Via alone is left. */
class OneVia extends HeaderFields {
  constructor(all: HeaderFields) {
    const kept = ["from", "to", "call-id", "cseq"] as const;
    const [ours = ""] = all.raw("via");
    super([["via", ours], ...kept.map((name) => [name, all.first(name) ?? ""] as const)]);
  }
}

describe("COR-050 answers that name nobody before us", () => {
  const withoutVia = (status: number) => {
    const bob = phone(world, "bob");
    const branch = call();
    const invite = lastHeard(bob, "INVITE");
    reply(bob, { ...invite, headers: new OneVia(invite.headers) }, status);
    return statuses(alice, branch);
  };

  test.each([
    ["a refusal counts by its status", 486, [486]],
    ["a 200 that nobody would hear of is 502", 200, [502]],
    ["a provisional one is nothing", 180, []],
  ])("%s", (_, status, heardOf) => {
    expect(withoutVia(status)).toEqual(heardOf);
  });
});

describe("COR-025 COR-020 who is called", () => {
  test.each([
    ["sip:nobody@office.test", 404],
    ["sip:bob@office.test", 480],
    ["sip:bob@elsewhere.test", 404],
    ["mailto:bob@office.test", 416],
  ])("%s: %i", (uri, status) => {
    const branch = send(alice, "INVITE", { uri });
    expect(statuses(alice, branch).at(-1)).toBe(status);
  });

  test("COR-029 a method that nobody knows is passed on like others", () => {
    const bob = phone(world, "bob");
    const branch = send(alice, "DANCE", { uri: BOB });
    reply(bob, lastHeard(bob, "DANCE"), 200);
    expect(statuses(alice, branch)).toEqual([200]);
  });

  test("COR-054 MESSAGE, REFER and INFO reach the devices; what they say comes back", () => {
    const bob = phone(world, "bob");
    for (const method of ["MESSAGE", "REFER", "INFO"]) {
      const branch = send(alice, method, { uri: BOB, body: "hello", contentType: "text/plain" });
      reply(bob, lastHeard(bob, method), 202);
      expect(statuses(alice, branch)).toEqual([202]);
    }
  });

  test("COR-034 a flow that has died: 480, as a 430 must not be seen by the caller", () => {
    const bob = phone(world, "bob", {
      regId: 1,
      instance: "6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44",
    });
    const branch = call();
    reply(bob, lastHeard(bob, "INVITE"), 430);
    expect(statuses(alice, branch).at(-1)).toBe(480);
  });

  test("COR-085 two flows of one instance: one at a time, the next after 430", () => {
    const instance = "6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44";
    const old = phone(world, "bob", { regId: 1, instance });
    world.pass(10_000);
    const recent = phone(world, "bob", { regId: 2, instance });
    const branch = call();
    expect([heard(old, "INVITE").length, heard(recent, "INVITE").length]).toEqual([0, 1]);
    reply(recent, lastHeard(recent, "INVITE"), 430);
    reply(old, lastHeard(old, "INVITE"), 200);
    expect(statuses(alice, branch)).toEqual([200]);
  });

  test("COR-036 a GRUU reaches its device alone, public and temporary", () => {
    const desk = phone(world, "bob");
    const laptop = world.connect("bob");
    laptop.notifyAnswer = undefined;
    const contact =
      register(laptop, { instance: "6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44" })
        .headers.values("contact")
        .find((each) => each.includes("pub-gruu")) ?? "";
    for (const name of ["pub-gruu", "temp-gruu"]) {
      const uri = new RegExp(`${name}="([^"]+)"`).exec(contact)?.[1] ?? "";
      const branch = send(alice, "MESSAGE", { uri, to: `<${BOB}>`, body: "hi", contentType: "text/plain" });
      reply(laptop, lastHeard(laptop, "MESSAGE"), 200);
      expect(statuses(alice, branch)).toEqual([200]);
    }
    expect(heard(desk, "MESSAGE")).toEqual([]);
  });

  test("COR-033 the Path of a contact is the Route towards it", () => {
    const bob = world.connect("bob", "udp");
    const edge = world.connect("bob", "udp");
    edge.notifyAnswer = undefined;
    world.hops.set("edge.office.test", [
      {
        transport: "udp",
        address: edge.flow.remoteAddress,
        port: edge.flow.remotePort,
        domain: "edge.office.test",
      },
    ]);
    register(bob, { headers: ["Supported: path", "Path: <sip:edge.office.test;lr>"] });
    call();
    expect(lastHeard(bob, "INVITE").headers.values("route")).toEqual(["<sip:edge.office.test;lr>"]);
  });
});

describe("COR-014 COR-050 what does not pass", () => {
  test("Max-Forwards: 0 is 483, none is taken for 70 and one is one less", () => {
    const bob = phone(world, "bob");
    const branch = alice.newBranch();
    alice.sendRaw(alice.text("INVITE", { uri: BOB, branch }).replace("Max-Forwards: 70", "Max-Forwards: 0"));
    expect(statuses(alice, branch).at(-1)).toBe(483);
    call();
    expect(header(lastHeard(bob, "INVITE"), "max-forwards")).toBe("69");
    const other = alice.newBranch();
    alice.sendRaw(alice.text("INVITE", { uri: BOB, branch: other }).replace("Max-Forwards: 70\r\n", ""));
    expect(header(lastHeard(bob, "INVITE"), "max-forwards")).toBe("70");
  });

  test("Proxy-Require that we do not know: 420 that says which", () => {
    phone(world, "bob");
    const response = alice.request("INVITE", { uri: BOB, headers: ["Proxy-Require: privacy, teleport"] });
    expect([response.status, header(response, "unsupported")]).toEqual([420, "teleport"]);
  });

  test("COR-043 Privacy that we cannot give and that is critical: 500", () => {
    phone(world, "bob");
    expect(alice.request("INVITE", { uri: BOB, headers: ["Privacy: session;critical"] }).status).toBe(500);
  });

  test("COR-056 a request that has been here, to the same place: 482", () => {
    const bob = phone(world, "bob");
    call();
    const [ours = ""] = lastHeard(bob, "INVITE").headers.values("via");
    expect(alice.request("INVITE", { uri: BOB, headers: [`Via: ${ours}`] }).status).toBe(482);
  });

  test("COR-056 one that comes back for somebody else is a spiral, and goes on", () => {
    const bob = phone(world, "bob");
    const carol = phone(world, "carol");
    call();
    const [ours = ""] = lastHeard(bob, "INVITE").headers.values("via");
    send(alice, "INVITE", { uri: "sip:carol@office.test", headers: [`Via: ${ours}`] });
    expect(heard(carol, "INVITE")).toHaveLength(1);
  });

  test("COR-057 Max-Breadth is added, shared, and 440 when there is none", () => {
    const [one, two] = [phone(world, "bob"), phone(world, "bob")];
    call();
    expect([one, two].map((each) => header(lastHeard(each, "INVITE"), "max-breadth"))).toEqual(["30", "30"]);
    expect(alice.request("MESSAGE", { uri: BOB, headers: ["Max-Breadth: 0"] }).status).toBe(440);
    send(alice, "MESSAGE", { uri: BOB, headers: ["Max-Breadth: 1"] });
    expect([heard(one, "MESSAGE").length, heard(two, "MESSAGE").length]).toEqual([1, 0]);
    reply(one, lastHeard(one, "MESSAGE"), 486);
    expect(heard(two, "MESSAGE")).toHaveLength(1);
  });
});

describe("COR-042 COR-048 COR-044 in whose name", () => {
  const stranger = () => {
    const party = world.connect("alice", "ws", false);
    party.notifyAnswer = undefined;
    return party;
  };

  test("who is not known is challenged by 407, whatever the method, and nothing goes on", () => {
    const bob = phone(world, "bob");
    const party = stranger();
    for (const method of ["INVITE", "MESSAGE", "REFER", "DANCE"]) {
      const response = party.request(method, { uri: BOB });
      expect([response.status, response.headers.has("proxy-authenticate")]).toEqual([407, true]);
      expect(heard(bob, method)).toEqual([]);
    }
  });

  test("a tag in To makes nobody known: without our Route there is no dialog", () => {
    const bob = phone(world, "bob");
    const response = stranger().request("BYE", { uri: BOB, to: `<${BOB}>;tag=x` });
    expect([response.status, heard(bob, "BYE")]).toEqual([407, []]);
  });

  test("a Route of ours that was tampered with: 403", () => {
    const bob = phone(world, "bob");
    const branch = call();
    const invite = lastHeard(bob, "INVITE");
    reply(bob, invite, 200);
    const accepted = alice.responseTo(branch);
    if (accepted === undefined) throw new Error("no 200");
    const side = callerSide(accepted);
    const routes = side.routes.map((route) =>
      route.replace(/.@/, (found) => (found[0] === "0" ? "1@" : "0@")),
    );
    const bye = sendWithin(alice, "BYE", { ...side, routes }, 2);
    expect([statuses(alice, bye), heard(bob, "BYE")]).toEqual([[403], []]);
  });

  test("the callee sees who is calling, as we know it, and no claim of the caller", () => {
    const bob = phone(world, "bob");
    const party = world.connect("alice", "ws", true);
    party.notifyAnswer = undefined;
    call(party, ["P-Preferred-Identity: <sip:boss@office.test>"]);
    const invite = lastHeard(bob, "INVITE");
    expect(invite.headers.has("p-preferred-identity")).toBe(false);
  });

  test("COR-043 Privacy: id: the callee does not see it", () => {
    const bob = phone(world, "bob");
    call(alice, ["Privacy: id", "P-Asserted-Identity: <sip:alice@office.test>"]);
    const { headers } = lastHeard(bob, "INVITE");
    expect([headers.has("p-asserted-identity"), headers.has("privacy")]).toEqual([false, false]);
  });
});

describe("COR-044 CVE-2021-41158 what is between our users and us", () => {
  const OURS = 'Digest username="alice", realm="office.test", nonce="n", uri="sip:x", response="0"';
  const THEIRS = 'Digest username="alice", realm="bank.test", nonce="n", uri="sip:x", response="0"';

  test("credentials for our realms reach no phone, those for others do", () => {
    const bob = phone(world, "bob");
    call(alice, [
      `Authorization: ${OURS}`,
      `Authorization: ${THEIRS}`,
      `Proxy-Authorization: ${OURS}`,
      `Proxy-Authorization: ${THEIRS}`,
    ]);
    const { headers } = lastHeard(bob, "INVITE");
    expect([headers.raw("authorization"), headers.raw("proxy-authorization")]).toEqual([[THEIRS], [THEIRS]]);
  });

  test("no phone asks for them: a challenge in our name goes nowhere", () => {
    const [one, two] = [phone(world, "bob"), phone(world, "bob")];
    const branch = call();
    const challenge = (realm: string) => `Digest realm="${realm}", nonce="chosen", algorithm=MD5`;
    reply(one, lastHeard(one, "INVITE"), 401, [
      `WWW-Authenticate: ${challenge("office.test")}`,
      `WWW-Authenticate: ${challenge("bank.test")}`,
    ]);
    reply(two, lastHeard(two, "INVITE"), 407, [`Proxy-Authenticate: ${challenge("office.test")}`]);
    const response = alice.responseTo(branch);
    expect([response?.headers.raw("www-authenticate"), response?.headers.raw("proxy-authenticate")]).toEqual([
      [challenge("bank.test")],
      [],
    ]);
  });
});

describe("COR-017 large requests towards UDP", () => {
  const large = "x".repeat(2000);

  test("leave by TCP, with a Via that says so", () => {
    const bob = phone(world, "bob", { transport: "udp" });
    const overTcp = world.connect("bob", "tcp");
    overTcp.notifyAnswer = undefined;
    world.listen("tcp", bob.flow.remoteAddress, bob.flow.remotePort, overTcp);
    send(alice, "MESSAGE", { uri: BOB, body: large, contentType: "text/plain" });
    expect(heard(bob, "MESSAGE")).toEqual([]);
    expect(lastHeard(overTcp, "MESSAGE").via.transport).toBe("TCP");
  });

  test("but not towards a phone behind a translation, which no connection of ours reaches", () => {
    const bob = phone(world, "bob", { transport: "udp", contact: "<sip:bob@10.0.0.7:5060>" });
    const overTcp = world.connect("bob", "tcp");
    world.listen("tcp", bob.flow.remoteAddress, bob.flow.remotePort, overTcp);
    send(alice, "MESSAGE", { uri: BOB, body: large, contentType: "text/plain" });
    expect(lastHeard(bob, "MESSAGE").via.transport).toBe("UDP");
  });

  test("and by UDP after all where TCP is refused", () => {
    const bob = phone(world, "bob", { transport: "udp" });
    const overTcp = world.connect("bob", "tcp");
    overTcp.notifyAnswer = undefined;
    world.listen("tcp", bob.flow.remoteAddress, bob.flow.remotePort, overTcp);
    send(alice, "MESSAGE", { uri: BOB, body: large, contentType: "text/plain" });
    world.lose(overTcp);
    expect(lastHeard(bob, "MESSAGE").via.transport).toBe("UDP");
  });
});

describe("COR-052 dialogs outlive what carries them", () => {
  const established = (bob: Party) => {
    const branch = call();
    const invite = lastHeard(bob, "INVITE");
    reply(bob, invite, 200);
    const accepted = alice.responseTo(branch);
    if (accepted === undefined) throw new Error("no 200");
    const mine = callerSide(accepted);
    sendWithin(alice, "ACK", mine, 1);
    return { mine, his: calleeSide(invite, `bob${bob.flow.id}`) };
  };

  test("a browser that comes back over another connection is found by what it has registered", () => {
    const bob = phone(world, "bob", { regId: 1, instance: "6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44" });
    const { mine } = established(bob);
    world.lose(bob);
    world.reconnect(bob);
    register(bob, { regId: 1, instance: "6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44" });
    const bye = sendWithin(alice, "BYE", mine, 2);
    reply(bob, lastHeard(bob, "BYE"), 200);
    expect(statuses(alice, bye)).toEqual([200]);
  });

  test.each([
    ["after a restart", "198.51.100.1"],
    ["at another node that took over", "198.51.100.2"],
  ])("SYS-009 %s the Route still leads to who has registered again", (_, address) => {
    const instance = "6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44";
    const bob = phone(world, "bob", { regId: 1, instance });
    const { mine, his } = established(bob);
    world.address = address;
    world.crash();
    for (const party of [alice, bob]) {
      party.flow = { ...party.flow, localAddress: address };
      world.reconnect(party);
    }
    register(alice);
    register(bob, { regId: 1, instance });
    const info = sendWithin(alice, "INFO", mine, 2);
    reply(bob, lastHeard(bob, "INFO"), 200);
    expect(statuses(alice, info)).toEqual([200]);
    expect(his.routes).toHaveLength(2);
  });
});
