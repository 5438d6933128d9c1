import { beforeEach, describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { World } from "./world";

let world: World;
let alice: Party;
let bob: Party;

beforeEach(() => {
  world = new World();
  alice = world.connect("alice");
  bob = world.connect("bob");
});

const state = (party: Party): string => header(party.lastNotify, "subscription-state") ?? "";

describe("a new subscription", () => {
  test("PRS-043 PRS-032 200 with Expires, then at once a NOTIFY with the whole state", () => {
    alice.publish({ note: "here" });
    const response = bob.subscribe("alice");
    expect([response.status, header(response, "expires")]).toEqual([200, "3600"]);
    expect(bob.notifies).toHaveLength(1);
    expect(bob.lastBody).toContain("here");
    expect(header(bob.lastNotify, "event")).toBe("presence");
    expect(header(bob.lastNotify, "content-type")).toBe("application/pidf+xml");
  });

  test("PRS-054 active carries expires", () => {
    bob.subscribe("alice", ["Expires: 600"]);
    expect(state(bob)).toBe("active;expires=600");
  });

  test("PRS-058 Contact of the notifier is a GRUU and the same in the 200 and in NOTIFY", () => {
    const contact = header(bob.subscribe("alice"), "contact");
    expect(contact).toMatch(/^<sip:[^@]+@198\.51\.100\.1:8080;transport=ws;gr>$/);
    expect(header(bob.lastNotify, "contact")).toBe(contact);
  });

  test("PRS-030 no Accept means application/pidf+xml, PRS-031 406 when every type is excluded", () => {
    expect(
      bob.request("SUBSCRIBE", { uri: "sip:alice@office.test", headers: ["Event: presence"] }).status,
    ).toBe(200);
    const text = bob.request("SUBSCRIBE", {
      uri: "sip:alice@office.test",
      headers: ["Event: presence", "Accept: text/plain"],
    });
    expect(text.status).toBe(406);
  });

  test("PRS-033 FLW-015 a fetch brings one terminated NOTIFY with the state, and nothing is kept", () => {
    alice.publish({ note: "fetched" });
    const response = bob.subscribe("alice", ["Expires: 0"]);
    expect([response.status, header(response, "expires")]).toEqual([200, "0"]);
    expect(state(bob)).toBe("terminated;reason=timeout");
    expect(bob.lastBody).toContain("fetched");
    expect(world.engine.views.counts(world.now).subscriptions).toBe(0);
    world.pass(10_000);
    expect(bob.notifies).toHaveLength(1);
  });

  test("PRS-053 pres: names the same presentity", () => {
    expect(
      bob.subscribe("alice", [], { uri: "pres:alice@office.test", to: "<pres:alice@office.test>" }).status,
    ).toBe(200);
  });

  test("PRS-047 403 with a Warning above the watcher's limit", () => {
    world = new World({ limits: { subscriptionsPerWatcher: 1 } });
    bob = world.connect("bob");
    expect(bob.subscribe("alice").status).toBe(200);
    const second = bob.subscribe("carol");
    expect(second.status).toBe(403);
    expect(header(second, "warning")).toMatch(/^399 /);
  });

  test("a stranger's domain is asked for where nothing else is decided", () => {
    const eve = world.connect("eve");
    expect(eve.subscribe("alice", [], { from: "<sip:eve@elsewhere.test>;tag=e" }).status).toBe(202);
  });

  test("PRS-052 the 200 to SUBSCRIBE leaves after the commit; a failing store gives 500 and no subscription", () => {
    world.holdCommits = true;
    const branch = bob.newBranch();
    bob.sendRaw(
      bob.text("SUBSCRIBE", { branch, uri: "sip:alice@office.test", headers: ["Event: presence"] }),
    );
    expect(bob.heard).toHaveLength(0);
    world.failCommits();
    expect(bob.responseTo(branch)?.status).toBe(500);
    expect(world.engine.views.counts(world.now).subscriptions).toBe(0);
  });
});

describe("FLW-030 what every notifier refuses", () => {
  test.each([
    ["489 unknown package", ["Event: conference"], 489, "allow-events"],
    ["489 no Event", [], 489, "allow-events"],
    ["423 too brief", ["Event: presence", "Expires: 30"], 423, "min-expires"],
    ["420 unknown option", ["Event: presence", "Require: foo"], 420, "unsupported"],
  ] as const)("%s", (_title, headers, status, told) => {
    const response = bob.request("SUBSCRIBE", { uri: "sip:alice@office.test", headers });
    expect(response.status).toBe(status);
    expect(response.headers.has(told)).toBe(true);
  });

  test("PRS-093 415 for a body type that is not understood", () => {
    const response = bob.request("SUBSCRIBE", {
      uri: "sip:alice@office.test",
      headers: ["Event: presence"],
      body: "<x/>",
      contentType: "application/foo+xml",
    });
    expect(response.status).toBe(415);
  });

  test("404 for an unknown presentity", () => {
    expect(bob.subscribe("nobody").status).toBe(404);
  });

  test("PRS-034 481 within a dialog that is no subscription", () => {
    expect(bob.subscribe("alice", [], { to: "<sip:alice@office.test>;tag=unknown" }).status).toBe(481);
  });

  test("PRS-057 CANCEL of a SUBSCRIBE is answered 200 and the request goes on", () => {
    world.holdCommits = true;
    const branch = bob.newBranch();
    bob.sendRaw(
      bob.text("SUBSCRIBE", {
        branch,
        callId: "c",
        cseq: 7,
        uri: "sip:alice@office.test",
        headers: ["Event: presence"],
      }),
    );
    bob.sendRaw(bob.text("CANCEL", { branch, callId: "c", cseq: 7, uri: "sip:alice@office.test" }));
    expect(bob.responseTo(branch)?.status).toBe(200);
    expect(bob.responseTo(branch)?.cseq.method).toBe("CANCEL");
    world.releaseCommits();
    expect(bob.responseTo(branch)?.cseq.method).toBe("SUBSCRIBE");
    expect(bob.notifies).toHaveLength(1);
  });

  test("COR-014 482 for the same request by two paths", () => {
    world.holdCommits = true;
    const same = { callId: "m", cseq: 3, uri: "sip:alice@office.test", headers: ["Event: presence"] };
    bob.sendRaw(bob.text("SUBSCRIBE", { ...same, branch: "z9hG4bKone" }));
    expect(bob.request("SUBSCRIBE", { ...same, branch: "z9hG4bKtwo" }).status).toBe(482);
  });
});

describe("refresh and end", () => {
  test("PRS-032 a refresh extends and brings the whole state again", () => {
    const accepted = bob.subscribe("alice", ["Expires: 100"]);
    world.pass(90_000);
    expect(bob.resubscribe(accepted, 50, ["Expires: 100"]).status).toBe(200);
    expect(bob.notifies).toHaveLength(2);
    world.pass(99_000);
    expect(world.engine.views.counts(world.now).subscriptions).toBe(1);
  });

  test("a refresh without Accept keeps what the first one accepted; PRS-142 with Accept the latest counts", () => {
    const accepted = bob.subscribe("alice");
    expect(bob.resubscribe(accepted, 50).status).toBe(200);
    expect(bob.resubscribe(accepted, 51, ["Accept: text/plain"]).status).toBe(406);
    expect(world.engine.views.counts(world.now).subscriptions).toBe(1);
  });

  test("a CSeq that does not rise is refused 500 (RFC 3261 section 12.2.2)", () => {
    const accepted = bob.subscribe("alice", [], { cseq: 10 });
    expect(bob.resubscribe(accepted, 9).status).toBe(500);
  });

  test("nobody else can touch a subscription", () => {
    const accepted = bob.subscribe("alice");
    const carol = world.connect("carol");
    const stolen = carol.request("SUBSCRIBE", {
      uri: "sip:x@198.51.100.1",
      to: header(accepted, "to") ?? "",
      from: "<sip:carol@office.test>;tag=bobtag",
      callId: accepted.callId,
      cseq: 99,
      headers: ["Event: presence", "Expires: 0"],
    });
    expect(stolen.status).toBe(403);
    expect(world.engine.views.counts(world.now).subscriptions).toBe(1);
  });

  test("FLW-009 PRS-036 unsubscribe: 200 with Expires 0, a last NOTIFY with reason timeout, then 481", () => {
    alice.publish({ note: "last" });
    const accepted = bob.subscribe("alice");
    const ended = bob.resubscribe(accepted, 50, ["Expires: 0"]);
    expect([ended.status, header(ended, "expires")]).toEqual([200, "0"]);
    expect(state(bob)).toBe("terminated;reason=timeout");
    expect(bob.lastBody).toContain("last");
    expect(bob.resubscribe(accepted, 51).status).toBe(481);
  });

  test("FLW-010 PRS-036 expiry ends with reason timeout", () => {
    bob.subscribe("alice", ["Expires: 60"]);
    world.pass(60_000);
    expect(state(bob)).toBe("terminated;reason=timeout");
    expect(world.engine.views.counts(world.now).subscriptions).toBe(0);
  });

  test("FLW-010 noresource when the presentity is removed, rejected for what a removed watcher watched", () => {
    bob.subscribe("alice");
    alice.subscribe("bob");
    world.do((engine, now) => engine.accountsRemoved(["sip:alice@office.test"], now));
    expect(state(bob)).toBe("terminated;reason=noresource");
    expect(state(alice)).toBe("terminated;reason=rejected");
  });

  test("PRV-056 what a restarted server finds of an account that is gone is withdrawn, though the network is trusted", () => {
    alice.publish({ note: "in" });
    alice.subscribe("bob");
    world.accounts.splice(0, world.accounts.length, ...world.accounts.filter(({ user }) => user !== "alice"));
    expect(JSON.stringify(world.durable.snapshot())).toContain("alice");
    world.crash();
    expect(JSON.stringify(world.durable.snapshot())).not.toContain("alice");
  });

  test("FLW-010 deactivated when the console ends it", () => {
    bob.subscribe("alice");
    const [view] = [...world.engine.views.subscriptions()];
    world.do((engine, now) => engine.endSubscription(view?.id ?? "", "deactivated", now));
    expect(state(bob)).toBe("terminated;reason=deactivated");
  });

  test("PRS-039 the id parameter of Event keeps two subscriptions of one dialog apart", () => {
    const first = bob.request("SUBSCRIBE", {
      uri: "sip:alice@office.test",
      headers: ["Event: presence;id=1"],
    });
    expect(header(bob.lastNotify, "event")).toBe("presence;id=1");
    expect(bob.resubscribe(first, 70, []).status).toBe(481);
  });
});

describe("notification", () => {
  test("PRS-042 FLW-003 no NOTIFY when the view did not change, one when it did", () => {
    const carol = world.connect("carol");
    bob.subscribe("alice");
    carol.subscribe("bob");
    const tag = header(alice.publish({ note: "same" }), "sip-etag") ?? "";
    world.pass(5000);
    const heard = bob.notifies.length;
    alice.publish({ note: "same" }, [`SIP-If-Match: ${tag}`]);
    world.pass(5000);
    expect(bob.notifies).toHaveLength(heard);
    expect(carol.notifies).toHaveLength(1);
  });

  test("PRS-040 the first change goes at once, later ones are merged into the newest state", () => {
    bob.subscribe("alice");
    world.pass(5000);
    let tag = header(alice.publish({ note: "one" }), "sip-etag") ?? "";
    expect(bob.lastBody).toContain("one");
    for (const note of ["two", "three", "four"]) {
      world.pass(100);
      tag = header(alice.publish({ note }, [`SIP-If-Match: ${tag}`]), "sip-etag") ?? "";
    }
    expect(bob.notifies).toHaveLength(2);
    world.pass(1000);
    expect(bob.notifies).toHaveLength(3);
    expect(bob.lastBody).toContain("four");
  });

  test("PRS-041 the end of a subscription is not held back by the merge window", () => {
    const accepted = bob.subscribe("alice");
    alice.publish({ note: "change" });
    bob.resubscribe(accepted, 50, ["Expires: 0"]);
    expect(state(bob)).toBe("terminated;reason=timeout");
  });

  test.each([404, 405, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604])(
    "PRS-035 %i to a NOTIFY removes the subscription",
    (status) => {
      bob.notifyAnswer = status;
      bob.subscribe("alice");
      expect(world.engine.views.counts(world.now).subscriptions).toBe(0);
    },
  );

  test("PRS-035 no answer for 32 s removes the subscription", () => {
    bob.notifyAnswer = undefined;
    bob.subscribe("alice");
    world.pass(31_999);
    expect(world.engine.views.counts(world.now).subscriptions).toBe(1);
    world.pass(1);
    expect(world.engine.views.counts(world.now).subscriptions).toBe(0);
  });

  test("503 with Retry-After to a NOTIFY holds the next one back for that long", () => {
    bob.notifyAnswer = undefined;
    bob.subscribe("alice");
    bob.answer(bob.lastNotify, 503, ["Retry-After: 20"]);
    bob.notifyAnswer = 200;
    alice.publish({ note: "later" });
    world.pass(19_000);
    expect(bob.notifies).toHaveLength(1);
    world.pass(1_500);
    expect(bob.lastBody).toContain("later");
  });

  test("CSeq rises by one in each dialog and never goes backwards over a restart", () => {
    const phone = world.connect("bob", "udp");
    world.listen("udp", phone.flow.remoteAddress, phone.flow.remotePort, phone);
    phone.subscribe("alice");
    alice.publish({ note: "one" });
    world.pass(2000);
    const before = phone.notifies.map((notify) => notify.cseq.number);
    expect(before).toEqual([1, 2]);
    world.crash();
    world.listen("udp", phone.flow.remoteAddress, phone.flow.remotePort, phone);
    world.pass(40_000);
    expect(phone.notifies.length).toBeGreaterThan(2);
    expect(phone.lastNotify.cseq.number).toBeGreaterThan(2);
  });

  test("a subscription that hears more changes than were reserved goes on", () => {
    world = new World({ notifyIntervalMs: 0 });
    alice = world.connect("alice");
    bob = world.connect("bob");
    bob.subscribe("alice");
    let tag = header(alice.publish({ note: "0" }), "sip-etag") ?? "";
    for (let round = 1; round <= 600; round += 1) {
      tag = header(alice.publish({ note: `${round}` }, [`SIP-If-Match: ${tag}`]), "sip-etag") ?? "";
    }
    expect(bob.notifies).toHaveLength(602);
    expect(bob.lastNotify.cseq.number).toBe(602);
  });

  test("COR-012 a NOTIFY over UDP is sent again until it is answered, over a reliable transport never", () => {
    const phone = world.connect("bob", "udp");
    phone.notifyAnswer = undefined;
    bob.notifyAnswer = undefined;
    phone.subscribe("alice");
    bob.subscribe("alice");
    world.pass(1600);
    expect(phone.notifies).toHaveLength(3);
    expect(bob.notifies).toHaveLength(1);
  });

  test("COR-081 a watcher that does not answer holds one NOTIFY and then gets the newest state", () => {
    world = new World({ notifyIntervalMs: 0 });
    alice = world.connect("alice");
    bob = world.connect("bob");
    bob.notifyAnswer = undefined;
    bob.subscribe("alice");
    let tag = header(alice.publish({ note: "one" }), "sip-etag") ?? "";
    for (const note of ["two", "three"])
      tag = header(alice.publish({ note }, [`SIP-If-Match: ${tag}`]), "sip-etag") ?? "";
    expect(bob.notifies).toHaveLength(1);
    bob.answer(bob.lastNotify, 200);
    expect(bob.notifies).toHaveLength(2);
    expect(bob.lastBody).toContain("three");
  });
});

describe("flows that come and go", () => {
  test("a lost connection suspends; nothing is sent into it and others are served", () => {
    const carol = world.connect("carol");
    bob.subscribe("alice");
    carol.subscribe("alice");
    world.lose(bob);
    world.pass(2000);
    alice.publish({ note: "news" });
    expect(carol.lastBody).toContain("news");
    expect(world.engine.views.counts(world.now).suspendedSubscriptions).toBe(1);
  });

  test("a watcher that comes back on another connection goes on with its dialog", () => {
    const accepted = bob.subscribe("alice");
    world.lose(bob);
    alice.publish({ note: "missed" });
    const again = world.connect("bob");
    expect(again.resubscribe(accepted, 50).status).toBe(200);
    expect(again.lastBody).toContain("missed");
    alice.publish({ note: "second" });
    world.pass(2000);
    expect(again.lastBody).toContain("second");
  });

  test("a dialog goes on after kill and restart, on a new connection", () => {
    const accepted = bob.subscribe("alice");
    const before = bob.lastNotify.cseq.number;
    world.crash();
    const again = world.connect("bob");
    expect(again.resubscribe(accepted, 50).status).toBe(200);
    expect(again.lastNotify.cseq.number).toBeGreaterThan(before);
  });

  test("page reloads do not pile up: the oldest unreachable subscriptions of one watcher end", () => {
    for (let reload = 0; reload < 10; reload += 1) {
      const tab = world.connect("bob");
      tab.subscribe("alice");
      world.lose(tab);
    }
    expect(world.engine.views.counts(world.now).subscriptions).toBe(3);
  });

  test("a phone over TCP is called back at its own address once its connection is gone", () => {
    const phone = world.connect("bob", "tcp");
    world.listen("tcp", phone.flow.remoteAddress, phone.flow.remotePort, phone);
    phone.subscribe("alice");
    world.lose(phone);
    alice.publish({ note: "called back" });
    world.pass(2000);
    expect(phone.lastBody).toContain("called back");
  });
});
