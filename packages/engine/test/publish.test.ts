import { pidf } from "@porchlight/testkit";
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

const tagOf = (response: ReturnType<Party["publish"]>): string => header(response, "sip-etag") ?? "";

describe("the four kinds of publication", () => {
  test("PRS-001 initial PUBLISH gets 200 with SIP-ETag and Expires and no body", () => {
    const response = alice.publish();
    expect(response.status).toBe(200);
    expect(tagOf(response)).toMatch(/^[A-Za-z0-9]+$/);
    expect(header(response, "expires")).toBe("3600");
    expect(response.body).toHaveLength(0);
  });

  test("PRS-002 refresh resets the lifetime, gives a new tag and tells no watcher", () => {
    bob.subscribe("alice");
    const first = tagOf(alice.publish({}, ["Expires: 100"]));
    world.pass(90_000);
    const heard = bob.notifies.length;
    const refreshed = alice.republish(first, ["Expires: 100"]);
    expect(refreshed.status).toBe(200);
    expect(tagOf(refreshed)).not.toBe(first);
    world.pass(90_000);
    expect(bob.notifies).toHaveLength(heard);
    expect(world.engine.views.presentity("sip:alice@office.test")[0]?.publications).toHaveLength(1);
  });

  test("PRS-003 modify replaces only that publication", () => {
    const phone = world.connect("alice");
    bob.subscribe("alice");
    const mine = tagOf(alice.publish({ tuple: "desk", note: "first" }));
    phone.publish({ tuple: "phone", note: "phone" });
    world.pass(2000);
    alice.request("PUBLISH", {
      headers: ["Event: presence", `SIP-If-Match: ${mine}`],
      body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"><tuple id="desk"><status><basic>closed</basic></status><note>second</note></tuple></presence>',
    });
    world.pass(2000);
    expect(bob.lastBody).toContain("second");
    expect(bob.lastBody).toContain("phone");
    expect(bob.lastBody).not.toContain("first");
  });

  test("PRS-004 remove with Expires 0 takes the state away and tells watchers", () => {
    bob.subscribe("alice");
    const tag = tagOf(alice.publish({ note: "here" }));
    world.pass(2000);
    expect(bob.lastBody).toContain("here");
    const removed = alice.republish(tag, ["Expires: 0"]);
    expect([removed.status, header(removed, "expires")]).toEqual([200, "0"]);
    world.pass(2000);
    expect(bob.lastBody).not.toContain("here");
    expect(alice.republish(tag).status).toBe(412);
  });

  test("an initial PUBLISH with Expires 0 is answered with a tag that is already dead", () => {
    const momentary = alice.publish({}, ["Expires: 0"]);
    expect([momentary.status, header(momentary, "expires")]).toEqual([200, "0"]);
    expect(alice.republish(tagOf(momentary)).status).toBe(412);
    expect(world.engine.views.presentities()).toEqual([]);
  });
});

describe("refusals of a PUBLISH", () => {
  test("PRS-005 412 on a stale or unknown SIP-If-Match, nothing changed", () => {
    const first = tagOf(alice.publish());
    const second = tagOf(alice.republish(first));
    expect(alice.republish(first).status).toBe(412);
    expect(alice.republish("neverGiven").status).toBe(412);
    expect(alice.republish(second).status).toBe(200);
  });

  test("PRS-006 400 on two tags in SIP-If-Match", () => {
    const tag = tagOf(alice.publish());
    expect(alice.republish(`${tag}, other`).status).toBe(400);
  });

  test("PRS-007 a tag of one presentity is not valid for another", () => {
    const tag = tagOf(alice.publish());
    expect(bob.republish(tag).status).toBe(412);
  });

  test("PRS-008 489 with Allow-Events for an unknown package and for no Event at all", () => {
    for (const headers of [["Event: nonsense"], []]) {
      const response = alice.request("PUBLISH", { headers });
      expect(response.status).toBe(489);
      expect(header(response, "allow-events")).toContain("presence");
    }
  });

  test("PRS-009 423 with Min-Expires, the publication stays", () => {
    const tag = tagOf(alice.publish());
    const brief = alice.republish(tag, ["Expires: 30"]);
    expect([brief.status, header(brief, "min-expires")]).toEqual([423, "60"]);
    expect(alice.republish(tag).status).toBe(200);
  });

  test("PRS-010 an Expires above the maximum is shortened", () => {
    expect(header(alice.publish({}, ["Expires: 999999"]), "expires")).toBe("86400");
  });

  test("PRS-127 where references are switched off, content that has to be fetched is refused, the Accept names no message/external-body; an optional part is passed over", () => {
    const part = (disposition: string): string =>
      `Content-Type: message/external-body; access-type="URL"; expiration="Wed, 07 Jan 2026 09:00:00 GMT"; URL="https://content.office.test/7f3a"\r\n${disposition}\r\nContent-Type: image/gif\r\nContent-ID: <icon@office.test>\r\n\r\n`;
    const root = `Content-Type: application/pidf+xml\r\nContent-ID: <root@office.test>\r\n\r\n${pidf({ entity: alice.aor })}`;
    const closed = new World({ presence: { takesReferences: false } }).connect("alice");
    const send = (disposition: string) =>
      closed.request("PUBLISH", {
        headers: ["Event: presence"],
        contentType:
          'multipart/related; type="application/pidf+xml"; start="<root@office.test>"; boundary="b"',
        body: `--b\r\n${root}\r\n--b\r\n${part(disposition)}\r\n--b--\r\n`,
      });
    const refused = send("");
    expect([refused.status, header(refused, "accept")]).toEqual([
      415,
      "application/pidf+xml, application/pidf-diff+xml, multipart/related",
    ]);
    expect(send("Content-Disposition: render; handling=optional\r\n").status).toBe(200);
  });

  test("PRS-011 400 without a body, PRS-012 415 with Accept for another type", () => {
    expect(alice.request("PUBLISH", { headers: ["Event: presence"] }).status).toBe(400);
    const text = alice.request("PUBLISH", {
      headers: ["Event: presence"],
      body: "hello",
      contentType: "text/plain",
    });
    expect([text.status, header(text, "accept")]).toEqual([
      415,
      "application/pidf+xml, application/pidf-diff+xml, multipart/related, message/external-body",
    ]);
  });

  test("PRS-013 400 for broken XML and for somebody else's document", () => {
    const cut = alice.request("PUBLISH", {
      headers: ["Event: presence"],
      body: "<presence xmlns='urn:ietf:params:xml:ns:pidf'",
    });
    expect(cut.status).toBe(400);
    expect(alice.publish({ entity: "sip:bob@office.test" }).status).toBe(400);
  });

  test("PRS-014 413 for a body over the limit", () => {
    world = new World({ limits: { bodyOctets: 400 } });
    expect(world.connect("alice").publish({ note: "x".repeat(400) }).status).toBe(413);
  });

  test("PRS-016 403 for publishing as somebody else", () => {
    const response = bob.request("PUBLISH", {
      uri: "sip:alice@office.test",
      headers: ["Event: presence"],
      body: "x",
    });
    expect(response.status).toBe(403);
  });

  test("COR-025 404 for a presentity nobody knows, COR-029 416 for a scheme nobody knows", () => {
    expect(
      alice.request("PUBLISH", { uri: "sip:nobody@office.test", headers: ["Event: presence"] }).status,
    ).toBe(404);
    expect(
      alice.request("PUBLISH", {
        uri: "nobodyknows:x",
        to: "<sip:alice@office.test>",
        headers: ["Event: presence"],
      }).status,
    ).toBe(416);
  });

  test("PRS-019 503 with Retry-After on a modify too early; refresh and remove are never throttled", () => {
    world = new World({ limits: { throttleSeconds: 10 } });
    alice = world.connect("alice");
    const tag = tagOf(alice.publish());
    const modify = alice.publish({ note: "again" }, [`SIP-If-Match: ${tag}`]);
    expect(modify.status).toBe(503);
    expect(Number(header(modify, "retry-after"))).toBeGreaterThan(0);
    const refreshed = tagOf(alice.republish(tag));
    expect(alice.republish(refreshed, ["Expires: 0"]).status).toBe(200);
  });
});

describe("time, order and the disk", () => {
  test("PRS-018 FLW-005 a publication expires on time, not before, and watchers hear of it", () => {
    bob.subscribe("alice");
    const tag = tagOf(alice.publish({ note: "soon gone" }, ["Expires: 60"]));
    world.pass(59_999);
    expect(bob.lastBody).toContain("soon gone");
    world.pass(1);
    expect(bob.lastBody).not.toContain("soon gone");
    expect(alice.republish(tag).status).toBe(412);
  });

  test("PRS-015 a retransmitted PUBLISH over UDP makes one publication", () => {
    const phone = world.connect("alice", "udp");
    const text = phone.text("PUBLISH", {
      branch: "z9hG4bKsame",
      headers: ["Event: presence"],
      body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"/>',
    });
    phone.sendRaw(text);
    phone.sendRaw(text);
    const [first, second] = phone.heard;
    expect(phone.heard).toHaveLength(2);
    expect(first?.headers.first("sip-etag")).toBe(second?.headers.first("sip-etag"));
    expect(world.engine.views.counts(world.now).publications).toBe(1);
  });

  test("PRS-027 the 200 leaves only after the commit, and requests for one presentity wait for the one before", () => {
    world.holdCommits = true;
    const branches = [alice.newBranch(), alice.newBranch()];
    for (const branch of branches) {
      alice.sendRaw(
        alice.text("PUBLISH", {
          branch,
          callId: branch,
          headers: ["Event: presence"],
          body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"/>',
        }),
      );
    }
    expect(alice.heard).toHaveLength(0);
    expect(world.heldCommits).toHaveLength(1);
    world.releaseCommits();
    expect(branches.map((branch) => alice.responseTo(branch)?.status)).toEqual([200, 200]);
  });

  test("PRS-027 when the store fails the answer is 500 and nothing changed", () => {
    bob.subscribe("alice");
    const heard = bob.notifies.length;
    world.holdCommits = true;
    const branch = alice.newBranch();
    alice.sendRaw(
      alice.text("PUBLISH", {
        branch,
        headers: ["Event: presence"],
        body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"/>',
      }),
    );
    world.failCommits();
    world.pass(2000);
    expect(alice.responseTo(branch)?.status).toBe(500);
    expect(world.engine.views.counts(world.now).publications).toBe(0);
    expect(bob.notifies).toHaveLength(heard);
  });

  test("PRS-028 Contact and Record-Route of a PUBLISH are ignored and no Record-Route comes back", () => {
    const response = alice.publish({}, ["Record-Route: <sip:proxy.example;lr>"]);
    expect(response.status).toBe(200);
    expect(response.headers.has("record-route")).toBe(false);
  });

  test("PRS-029 tags are never given twice, also across a restart", () => {
    const seen = new Set<string>();
    let tag = tagOf(alice.publish());
    for (let round = 0; round < 5; round += 1) {
      expect(seen.has(tag)).toBe(false);
      seen.add(tag);
      tag = tagOf(alice.republish(tag));
    }
    world.crash();
    alice = world.connect("alice");
    const after = alice.republish(tag);
    expect(after.status).toBe(200);
    expect(seen.has(tagOf(after))).toBe(false);
  });

  test("SYS-009 SYS-010 a publication that expired while the server was down is gone when it is back, and watchers hear", () => {
    const phone = world.connect("bob", "udp");
    world.listen("udp", phone.flow.remoteAddress, phone.flow.remotePort, phone);
    phone.subscribe("alice");
    alice.publish({ note: "brief" }, ["Expires: 60"]);
    world.pass(2000);
    expect(phone.lastBody).toContain("brief");
    world.crash();
    world.listen("udp", phone.flow.remoteAddress, phone.flow.remotePort, phone);
    world.pass(60_000);
    expect(phone.lastBody).not.toContain("brief");
  });
});
