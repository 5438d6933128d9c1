import { describe, expect, test } from "vitest";
import { ListReader } from "./list-reader";
import { header, type Party } from "./party";
import { direct, publishRelated, withIcon } from "./related";
import { PROFILES, World } from "./world";

const EVERYBODY = `${PROFILES}/global/index`;
const ALICE = `${PROFILES}/users/sip:alice@office.test/index`;
const BOB = `${PROFILES}/users/sip:bob@office.test/index`;

const profile = (name: string, value: number | string): string =>
  `<presence-profile xmlns="urn:x-presence-profile:1"><${name}>${value}</${name}></presence-profile>`;

function office(options: ConstructorParameters<typeof World>[0] = {}) {
  const world = new World({ notifyIntervalMs: 0, ...options });
  return { world, alice: world.connect("alice"), bob: world.connect("bob"), carol: world.connect("carol") };
}

const watch = (party: Party, of: string, headers: readonly string[] = []) =>
  party.request("SUBSCRIBE", { uri: `sip:${of}@office.test`, headers: ["Event: presence", ...headers] });

const modify = (party: Party, tag: string | undefined, note: string) =>
  party.publish({ note }, [`SIP-If-Match: ${tag}`]);

describe("PRV-009 the server holds users to what it provisions them with", () => {
  test("PRV-009 PRS-019 SOURCE-THROTTLE-PUBLISH: a change too early is pushed back, for whom it is meant", () => {
    const { world, alice, bob } = office();
    world.write(ALICE, profile("pktcPRSSourceThrottlePublish", 30));
    const [first, other] = [alice.publish({ note: "in" }), bob.publish({ note: "in" })];
    const refused = modify(alice, header(first, "sip-etag"), "out");
    expect([refused.status, header(refused, "retry-after")]).toEqual([503, "30"]);
    expect(modify(bob, header(other, "sip-etag"), "out").status).toBe(200);
    world.pass(30_000);
    expect(modify(alice, header(first, "sip-etag"), "out").status).toBe(200);
  });

  test("PRV-009 it holds at once when it is changed, and no longer when it is taken back", () => {
    const { world, alice } = office();
    const first = header(alice.publish({ note: "in" }), "sip-etag");
    world.write(EVERYBODY, profile("pktcPRSSourceThrottlePublish", 30));
    expect(modify(alice, first, "out").status).toBe(503);
    world.write(ALICE, profile("pktcPRSSourceThrottlePublish", 0));
    expect(modify(alice, first, "out").status).toBe(200);
  });

  test("PRV-009 CLIENT-OBJ-DATA-LIMIT: a larger object inside a PUBLISH is refused, and every one at 0", () => {
    const { world, alice } = office();
    const publish = (octets: number) =>
      publishRelated(alice, [direct("x".repeat(octets))], { document: withIcon("cid:icon@desk") }).status;
    expect(publish(100)).toBe(200);
    world.write(ALICE, profile("pktcPRSCClientObjDataLimit", 99));
    expect(publish(99)).toBe(200);
    expect(publish(100)).toBe(413);
    world.write(ALICE, profile("pktcPRSCClientObjDataLimit", 0));
    expect(publish(1)).toBe(413);
  });

  test("PRV-009 MAX-NUMBER-OF-PRESENCE-SUBSCRIPTIONS counts presence alone; refreshes and fetches pass", () => {
    const { world, alice, carol } = office();
    world.write(ALICE, profile("pktcPRSMaxNumberOfPresenceSubscriptions", 1));
    expect(alice.request("SUBSCRIBE", { headers: ["Event: reg"] }).status).toBe(200);
    expect(watch(alice, "bob").status).toBe(200);
    const refused = watch(alice, "carol");
    expect([refused.status, header(refused, "warning")]).toEqual([
      403,
      '399 porchlight "too many subscriptions"',
    ]);
    expect(watch(alice, "carol", ["Expires: 0"]).status).toBe(200);
    expect(watch(carol, "alice").status).toBe(200);
    expect(watch(carol, "bob").status).toBe(200);
  });

  test("PRV-009 MAX-NUMBER-OF-SUBSCRIPTIONS-IN-PRESENCE-LIST: at once, for lists that are watched already", () => {
    const { world, alice } = office();
    world.write(
      "rls-services/users/sip:alice@office.test/index",
      '<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="sip:friends@office.test"><list><rl:entry uri="sip:bob@office.test"/><rl:entry uri="sip:carol@office.test"/></list></service></rls-services>',
    );
    const list = new ListReader(alice);
    watch(alice, "friends", [
      "Supported: eventlist",
      "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
    ]);
    const states = () => list.last.resources.flatMap(({ instances }) => instances.map(({ state }) => state));
    expect(states()).toEqual(["active", "active"]);
    world.write(ALICE, profile("pktcPRSMaxNumberOfSubscriptionsInPresenceList", 1));
    expect(states()).toEqual(["active", "terminated"]);
    world.write(ALICE);
    expect(states()).toEqual(["active", "active"]);
  });

  test("PRV-009 PRV-011 lifetimes: nothing lives longer than is provisioned, and who asks for none gets that", () => {
    const { world, alice } = office();
    for (const [name, granted] of [
      ["publishExpires", () => header(alice.publish({}, ["Expires: 7200"]), "expires")],
      ["subscribeExpires", () => header(watch(alice, "bob"), "expires")],
      ["registerExpires", () => registered(alice)],
    ] as const) {
      world.write(ALICE, profile(name, 600));
      expect(granted(), name).toBe("600");
    }
    expect(header(alice.publish({}, ["Expires: 7200"]), "expires")).toBe("7200");
  });
});

function registered(party: Party): string | undefined {
  const response = party.request("REGISTER", {
    uri: "sip:office.test",
    to: `<${party.aor}>`,
    headers: ["Expires: 3600"],
  });
  return /expires=(\d+)/.exec(header(response, "contact") ?? "")?.[1];
}

describe("PRV-011 what a presentity looks like without a word of its own", () => {
  test("PRV-011 emptyState changes what is told, at once", () => {
    let emptyState: "none" | "closed" = "none";
    const { world, bob } = office({ presence: { compositionOf: () => ({ emptyState }) } });
    watch(bob, "alice");
    expect(bob.lastBody).not.toContain("closed");
    emptyState = "closed";
    world.write(BOB, profile("lists", "true"));
    expect(bob.notifies.length).toBe(1);
    world.write(ALICE, profile("emptyState", "closed"));
    expect(bob.lastBody).toContain("closed");
  });
});
