import { pidf } from "@porchlight/testkit";
import { describe, expect, test } from "vitest";
import { header } from "./party";
import { reversed, World } from "./world";

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
