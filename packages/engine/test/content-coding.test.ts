import { pidf } from "@porchlight/testkit";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { restored, reversed, World } from "./world";

const office = (limits = {}) => {
  const world = new World({ notifyIntervalMs: 0, limits });
  return { world, alice: world.connect("alice"), bob: world.connect("bob") };
};

const compressed = (coding: string, body: string) => ({
  headers: ["Event: presence", `Content-Encoding: ${coding}`],
  body,
});

const HERE = pidf({ entity: "sip:alice@office.test", note: "here" });

describe("COR-018 RLS-064 bodies that were compressed", () => {
  test.each(["gzip", "GZIP", "x-gzip", "identity, gzip"])(
    "%s is undone before the body is read",
    (coding) => {
      const { alice, bob } = office();
      bob.subscribe("alice");
      expect(alice.request("PUBLISH", compressed(coding, reversed(HERE))).status).toBe(200);
      expect(bob.lastBody).toContain("here");
      expect(header(bob.lastNotify, "content-encoding")).toBeUndefined();
    },
  );

  test.each([
    ["one that nobody knows", "br", 415],
    ["two upon each other", "gzip, gzip", 415],
    ["one that is not what it says", "deflate", 400],
  ])("%s is refused, and nothing has changed", (_, coding, status) => {
    const { alice, bob } = office();
    bob.subscribe("alice");
    const before = bob.notifies.length;
    const refused = alice.request("PUBLISH", compressed(coding, reversed(HERE)));
    expect(refused.status).toBe(status);
    if (status === 415) expect(header(refused, "accept-encoding")).toBe("gzip, deflate, identity");
    expect(bob.notifies).toHaveLength(before);
  });

  test("what grows beyond the limit is refused", () => {
    const { alice } = office({ bodyOctets: 64 });
    expect(alice.request("PUBLISH", compressed("gzip", reversed(HERE))).status).toBe(413);
  });

  test("a filter may come compressed, and OPTIONS tells which codings are understood", () => {
    const { alice, bob } = office();
    alice.request("PUBLISH", { headers: ["Event: presence"], body: HERE });
    const filter =
      '<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><ns-bindings><ns-binding prefix="p" urn="urn:ietf:params:xml:ns:pidf"/></ns-bindings><filter id="f"><what><include>//p:basic</include></what></filter></filter-set>';
    const accepted = bob.request("SUBSCRIBE", {
      uri: "sip:alice@office.test",
      ...compressed("gzip", reversed(filter)),
      contentType: "application/simple-filter+xml",
    });
    expect(accepted.status).toBe(200);
    expect(bob.lastBody).not.toContain("here");
    const options = bob.request("OPTIONS", { uri: "sip:office.test" });
    expect(header(options, "accept-encoding")).toBe("gzip, deflate, identity");
  });
});

const LONG = { note: "here ".repeat(400) };
const SHORT = { note: "here" };

const sent = (party: Party) => ({
  encoding: header(party.lastNotify, "content-encoding"),
  body: restored(party.lastNotify.body),
});

describe("RLS-064 NOTIFYs are compressed for those who ask for it", () => {
  test.each([
    ["gzip", "gzip"],
    ["deflate;q=0.8, gzip;q=0.2", "deflate"],
    ["identity;q=0.5, *", "gzip"],
  ])("Accept-Encoding: %s", (acceptEncoding, encoding) => {
    const { alice, bob } = office();
    alice.publish(LONG);
    expect(bob.subscribe("alice", [`Accept-Encoding: ${acceptEncoding}`]).status).toBe(200);
    expect(sent(bob)).toEqual({ encoding, body: expect.stringContaining("here here") });
    expect(header(bob.lastNotify, "content-type")).toContain("application/pidf+xml");
    expect(header(bob.lastNotify, "content-length")).toBe(String(bob.lastNotify.body.length));
  });

  test("nobody else's, no short ones, none that becomes no shorter", () => {
    const { world, alice, bob } = office();
    const carol = world.connect("carol");
    bob.subscribe("alice", ["Accept-Encoding: gzip"]);
    carol.subscribe("alice");
    expect(sent(bob).encoding).toBeUndefined();
    alice.publish(LONG);
    expect([sent(bob).encoding, sent(carol).encoding]).toEqual(["gzip", undefined]);
    expect(carol.lastBody).toBe(sent(bob).body);
    alice.publish(SHORT);
    expect(sent(bob).encoding).toBe("gzip");
  });

  test("whoever takes no other coding gets short ones too", () => {
    const { alice, bob } = office();
    alice.publish(SHORT);
    bob.subscribe("alice", ["Accept-Encoding: gzip, identity;q=0"]);
    expect(sent(bob)).toEqual({ encoding: "gzip", body: expect.stringContaining("here") });
  });

  test("406 where no coding is taken, first or in a refresh, and the subscription is as it was", () => {
    const { alice, bob } = office();
    const none = ["Accept-Encoding: br, identity;q=0"];
    const refused = bob.subscribe("alice", none);
    expect([refused.status, header(refused, "accept-encoding")]).toEqual([406, "gzip, deflate, identity"]);
    expect(bob.notifies).toEqual([]);
    const accepted = bob.subscribe("alice", ["Accept-Encoding: gzip"]);
    expect(bob.resubscribe(accepted, 50, none).status).toBe(406);
    alice.publish(LONG);
    expect(sent(bob).encoding).toBe("gzip");
  });

  test("a body that many share is compressed once for each coding", () => {
    const { world, alice, bob } = office();
    const carol = world.connect("carol");
    for (const id of ["1", "2", "3"])
      bob.subscribe("alice", ["Accept-Encoding: gzip"], {
        headers: [`Event: presence;id=${id}`, "Accept-Encoding: gzip"],
      });
    carol.subscribe("alice", ["Accept-Encoding: deflate"]);
    world.compressed.length = 0;
    alice.publish(LONG);
    expect(world.compressed.sort()).toEqual(["deflate", "gzip"]);
  });

  test("the latest SUBSCRIBE decides, to the last NOTIFY", () => {
    const { alice, bob } = office();
    alice.publish(LONG);
    const accepted = bob.subscribe("alice", ["Accept-Encoding: gzip"]);
    bob.resubscribe(accepted, 50);
    expect(sent(bob).encoding).toBeUndefined();
    bob.resubscribe(accepted, 51, ["Accept-Encoding: deflate"]);
    expect(sent(bob).encoding).toBe("deflate");
    bob.resubscribe(accepted, 52, ["Expires: 0", "Accept-Encoding: gzip"]);
    expect(header(bob.lastNotify, "subscription-state")).toContain("terminated");
    expect(sent(bob).encoding).toBe("gzip");
  });

  test("a fetch is answered in the coding it names", () => {
    const { alice, bob } = office();
    alice.publish(LONG);
    bob.subscribe("alice", ["Expires: 0", "Accept-Encoding: gzip"]);
    expect(sent(bob).encoding).toBe("gzip");
  });

  test("RLS-073 a restart forgets nothing", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob", "udp")];
    alice.publish(LONG);
    bob.subscribe("alice", ["Accept-Encoding: deflate"]);
    world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
    world.crash();
    world.pass(30_000);
    expect(bob.notifies).toHaveLength(2);
    expect(sent(bob)).toEqual({ encoding: "deflate", body: expect.stringContaining("here here") });
  });
});
