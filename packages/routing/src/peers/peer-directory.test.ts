import { after, instant } from "@porchlight/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Hop } from "../locate/hop";
import { say } from "../sayings";
import { PeerDirectory } from "./peer-directory";
import type { FederationConfig, FederationMode, ListedPeer, PeerTerms } from "./peer-profile";

const now = instant(1_700_000_000_000);
const unlimited = { requestsPerSecond: 0, notifiesPerSecond: 0, subscriptions: 0 };
const strange: PeerTerms = {
  trust: "untrusted",
  limits: { ...unlimited, requestsPerSecond: 3 },
  unidentifiedWatchers: false,
};

const peer = (domain: string, more: Partial<ListedPeer> = {}): ListedPeer => ({
  domain,
  trust: "trusted",
  limits: unlimited,
  unidentifiedWatchers: false,
  includesAddress: () => false,
  ...more,
});

const peers = [
  peer("branch.test", { limits: { requestsPerSecond: 2, notifiesPerSecond: 1, subscriptions: 5 } }),
  peer("carrier.test", {
    trust: "untrusted",
    unidentifiedWatchers: true,
    includesAddress: (address) => address.startsWith("192.0.2."),
  }),
  peer("evil.test", { trust: "blocked" }),
  peer("2001:db8::7"),
];

const directory = (
  mode: FederationMode = "allow-list",
  random = () => 0.5,
  more: Partial<FederationConfig> = {},
) => new PeerDirectory({ mode, peers, otherwise: strange, ...more }, random);

const hop = (address: string, port = 5061): Hop => ({
  transport: "tls",
  address,
  port,
  domain: "branch.test",
});

describe("COR-071 whom we deal with", () => {
  test.each<[FederationMode, string, string]>([
    ["allow-list", "branch.test", "trusted"],
    ["allow-list", "Branch.TEST", "trusted"],
    ["allow-list", "carrier.test", "untrusted"],
    ["allow-list", "evil.test", "blocked"],
    ["allow-list", "branch.test.", "trusted"],
    ["open", "Evil.test.", "blocked"],
    ["allow-list", "[2001:DB8::7]", "trusted"],
    ["allow-list", "elsewhere.test", "not-listed"],
    ["allow-list", "sub.branch.test", "not-listed"],
    ["open", "branch.test", "trusted"],
    ["open", "elsewhere.test", "untrusted"],
    ["open", "evil.test", "blocked"],
    ["open", "203.0.113.9", "not-listed"],
    ["open", "203.0.113.9.", "not-listed"],
    ["open", "[2001:db8::1]", "not-listed"],
    ["closed", "branch.test", "closed"],
    ["closed", "elsewhere.test", "closed"],
  ])("%s: %s is %s", (mode, domain, expected) => {
    const standing = directory(mode).profileFor(domain);
    expect(standing.kind === "peer" ? standing.profile.trust : standing.reason).toBe(expected);
  });

  test("in the open mode the terms of others may block all but those with an entry", () => {
    const open = directory("open", Math.random, { otherwise: { ...strange, trust: "blocked" } });
    expect(open.profileFor("elsewhere.test")).toEqual({ kind: "refused", reason: "blocked" });
    expect(open.profileFor("branch.test").kind).toBe("peer");
  });
});

describe("COR-071 COR-073 who is at the end of a flow", () => {
  const none = { certifiedDomains: [], remoteAddress: "203.0.113.9" };
  const certified = (...certifiedDomains: string[]) => ({ ...none, certifiedDomains });
  const called = { ...none, remoteAddress: "192.0.2.77" };

  test.each([
    ["the certificate is for the claimed domain", certified("branch.test"), "branch.test", "branch.test"],
    ["however the claim is written", certified("branch.test"), "BRANCH.test", "branch.test"],
    ["one of several names", certified("a.test", "branch.test"), "branch.test", "branch.test"],
    ["another name is no proof", certified("carrier.test"), "branch.test", undefined],
    ["nor is a parent", certified("branch.test"), "sub.branch.test", undefined],
    ["nor a child", certified("sub.branch.test"), "branch.test", undefined],
    ["nor no certificate", none, "branch.test", undefined],
    ["a network of the peer", called, "carrier.test", "carrier.test"],
    ["but not of another", called, "branch.test", undefined],
    ["a proof does not unblock", certified("evil.test"), "evil.test", undefined],
    ["nor list", certified("elsewhere.test"), "elsewhere.test", undefined],
    ["no claim: by certificate", certified("x.test", "branch.test"), undefined, "branch.test"],
    ["no claim: by network", called, undefined, "carrier.test"],
    ["no claim, no proof", none, undefined, undefined],
  ])("%s", (_, flow, claimed, expected) => {
    expect(directory().peerOfFlow(flow, claimed)?.domain).toBe(expected);
  });

  test("in the open mode a certificate alone makes a peer, without trust", () => {
    expect(directory("open").peerOfFlow(certified("elsewhere.test"), "elsewhere.test")).toMatchObject({
      domain: "elsewhere.test",
      trust: "untrusted",
      isListed: false,
    });
  });

  test("COR-073 no flow is ever taken for a domain that its certificate does not name exactly", () => {
    const domain = fc.constantFrom(
      "branch.test",
      "carrier.test",
      "a.branch.test",
      "test",
      "ranch.test",
      "x.test",
    );
    fc.assert(
      fc.property(fc.array(domain), domain, (certifiedDomains, claimed) => {
        const found = directory("open").peerOfFlow(
          { certifiedDomains, remoteAddress: "203.0.113.9" },
          claimed,
        );
        expect(found?.domain).toBe(certifiedDomains.includes(claimed) ? claimed : undefined);
      }),
    );
  });
});

describe("COR-072 service levels", () => {
  test("requests beyond the rate are refused with Retry-After, in each direction by itself", () => {
    const peers = directory();
    const burst = () =>
      Array.from({ length: 6 }, () => peers.admit("branch.test", "in", "request", now).kind);
    expect(burst().filter((kind) => kind === "admitted")).toHaveLength(4);
    expect(peers.admit("branch.test", "in", "request", now)).toEqual({
      kind: "refused",
      retryAfterSeconds: 10,
    });
    expect(peers.admit("branch.test", "out", "request", now).kind).toBe("admitted");
    expect(peers.admit("branch.test", "in", "notify", now).kind).toBe("admitted");
    expect(peers.admit("branch.test", "in", "request", after(now, 1000)).kind).toBe("admitted");
  });

  test("another way to write a domain is no other level", () => {
    const peers = directory();
    for (let count = 0; count < 4; count += 1) peers.admit("branch.test", "out", "request", now);
    expect(peers.admit("Branch.test.", "out", "request", now).kind).toBe("refused");
    expect(peers.views(now, () => 0).filter(({ requestsOut }) => requestsOut > 0)).toHaveLength(1);
  });

  test("a peer at its limit does not slow another", () => {
    const peers = directory();
    for (let count = 0; count < 50; count += 1) peers.admit("branch.test", "in", "request", now);
    expect(peers.admit("carrier.test", "in", "request", now).kind).toBe("admitted");
  });

  test("subscriptions are counted by the caller", () => {
    const peers = directory();
    expect(peers.admitSubscription("branch.test", 4, now).kind).toBe("admitted");
    expect(peers.admitSubscription("branch.test", 5, now).kind).toBe("refused");
    expect(peers.admitSubscription("carrier.test", 1e6, now).kind).toBe("admitted");
  });

  test("Retry-After is whole seconds, a fifth more or less", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999999, noNaN: true }), (random) => {
        const refused = directory("allow-list", () => random).admitSubscription("branch.test", 5, now);
        expect(refused.kind === "refused" && Number.isInteger(refused.retryAfterSeconds)).toBe(true);
        expect(refused).toMatchObject({
          retryAfterSeconds: expect.toSatisfy((s: number) => s >= 8 && s <= 12),
        });
      }),
    );
  });

  test("never more than the rate and one burst pass, whatever the schedule", () => {
    const arrival = fc.record({ wait: fc.nat({ max: 2000 }), kind: fc.constantFrom("request", "notify") });
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 200 }), (arrivals) => {
        const peers = directory();
        const passed = { request: 0, notify: 0 };
        let at = now;
        for (const { wait, kind } of arrivals) {
          at = after(at, wait);
          if (peers.admit("branch.test", "in", kind, at).kind === "admitted") passed[kind] += 1;
        }
        const seconds = (at - now) / 1000;
        expect(passed.request).toBeLessThanOrEqual(2 * seconds + 4);
        expect(passed.notify).toBeLessThanOrEqual(seconds + 2);
      }),
    );
  });

  test("names that anybody may claim do not push out the level of a stranger in use", () => {
    const open = directory("open");
    for (let count = 0; count < 6; count += 1) open.admit("known.test", "in", "request", now);
    for (let count = 0; count < 3000; count += 1) open.refused(`claim${count}.test`, "unproved", now);
    expect(open.admit("known.test", "in", "request", now).kind).toBe("refused");
    expect(open.views(now, () => 0).length).toBeLessThanOrEqual(1000 + peers.length);
  });
});

describe("COR-021 places that do not answer are given a rest", () => {
  const [one, two] = [hop("203.0.113.1"), hop("203.0.113.2")];

  test("503 with Retry-After: not before, others first", () => {
    const peers = directory("allow-list", () => 0);
    peers.answered("branch.test", one, 503, 30, now);
    expect(peers.usable("branch.test", [one, two], now)).toEqual({ kind: "usable", hops: [two] });
    expect(peers.usable("branch.test", [one], after(now, 29_500))).toEqual({
      kind: "resting",
      retryAfterSeconds: 1,
    });
    expect(peers.usable("branch.test", [one], after(now, 30_000)).kind).toBe("usable");
  });

  test("503 without Retry-After is no reason to stay away", () => {
    const peers = directory();
    peers.answered("branch.test", one, 503, undefined, now);
    expect(peers.usable("branch.test", [one], now).kind).toBe("usable");
  });

  test("silence: twice as long each time, at most about five minutes, over with the first answer", () => {
    const peers = directory("allow-list", () => 0.5);
    const rests: number[] = [];
    let at = now;
    for (let count = 0; count < 9; count += 1) {
      peers.tried(one, at);
      peers.silent("branch.test", one, "timeout", at);
      const usable = peers.usable("branch.test", [one], at);
      rests.push(usable.kind === "resting" ? usable.retryAfterSeconds : 0);
      at = after(at, (rests.at(-1) ?? 0) * 1000);
    }
    expect(rests).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
    peers.answered("branch.test", one, 200, undefined, at);
    expect(peers.usable("branch.test", [one], at).kind).toBe("usable");
  });

  test("requests that left together and found silence count once", () => {
    const peers = directory();
    for (let count = 0; count < 20; count += 1) peers.silent("branch.test", one, "timeout", now);
    expect(peers.usable("branch.test", [one], now)).toEqual({ kind: "resting", retryAfterSeconds: 5 });
  });

  test("after a rest one request is the trial; the others wait for its outcome", () => {
    const peers = directory();
    peers.silent("branch.test", one, "timeout", now);
    const later = after(now, 5000);
    expect(peers.usable("branch.test", [one], later).kind).toBe("usable");
    peers.tried(one, later);
    expect(peers.usable("branch.test", [one], later).kind).toBe("resting");
    peers.answered("branch.test", one, 404, undefined, after(later, 100));
    expect(peers.usable("branch.test", [one], after(later, 100)).kind).toBe("usable");
  });

  test("COR-073 a place that could not prove to serve one domain is none the worse for another", () => {
    const peers = directory();
    peers.silent("evil.test", { ...one, domain: "evil.test" }, "transport", now);
    expect(peers.usable("branch.test", [one], now).kind).toBe("usable");
    expect(peers.usable("evil.test", [{ ...one, domain: "evil.test" }], now).kind).toBe("resting");
  });

  test("a place that asks for years is tried again tomorrow", () => {
    const peers = directory("allow-list", () => 0);
    peers.answered("branch.test", one, 503, 4_000_000_000, now);
    expect(peers.usable("branch.test", [one], after(now, 86_400_000)).kind).toBe("usable");
  });
});

test("COR-022 COR-072 what passed is shown: peers of the settings first, then whoever came", () => {
  const peers = directory();
  peers.admit("branch.test", "in", "request", now);
  peers.admit("branch.test", "out", "request", now);
  peers.admitSubscription("branch.test", 5, now);
  peers.refused("Elsewhere.test", "not-listed", now);
  peers.silent("carrier.test", { ...hop("203.0.113.1"), domain: "carrier.test" }, "timeout", now);
  const views = peers.views(now, (domain) => (domain === "branch.test" ? 5 : 0));
  expect(views.map(({ profile }) => profile.domain)).toEqual([
    "branch.test",
    "carrier.test",
    "evil.test",
    "2001:db8::7",
    "elsewhere.test",
  ]);
  expect(views[0]).toMatchObject({
    requestsIn: 1,
    requestsOut: 1,
    subscriptions: 5,
    refused: { subscriptions: 1 },
    lastSeenAt: now,
    closedFor: undefined,
    perSecond: { in: { request: 0.1, notify: 0 }, out: { request: 0.1, notify: 0 } },
    troubles: [{ kind: "subscriptions", at: now, count: 1 }],
    rests: [],
  });
  expect(views[1]).toMatchObject({
    troubles: [
      { kind: "failed", detail: say("hop-silent", { hop: "tls:203.0.113.1:5061" }), at: now, count: 1 },
    ],
    rests: [{ hop: { address: "203.0.113.1" }, silences: 1, until: after(now, 5000) }],
  });
  expect(views[2]).toMatchObject({ closedFor: "blocked" });
  expect(views[4]).toMatchObject({
    profile: { isListed: false },
    closedFor: "not-listed",
    refused: { "not-listed": 1 },
  });
});

describe("COR-072 troubles", () => {
  test("the same again is counted, the latest come first, and the oldest make room", () => {
    const peers = directory();
    peers.refused("branch.test", "unproved", now, "sip:a@bank.test");
    for (let count = 0; count < 30; count += 1) peers.failed("branch.test", `reason ${count}`, now);
    peers.failed("branch.test", "reason 20", after(now, 1000));
    const [view] = peers.views(now, () => 0);
    expect(view?.troubles).toHaveLength(20);
    expect(view?.troubles[0]).toEqual({
      kind: "failed",
      detail: "reason 20",
      at: after(now, 1000),
      count: 2,
    });
    expect(view?.refused).toEqual({ unproved: 1 });
  });

  test("it is told what there was too much of", () => {
    const peers = directory();
    for (let count = 0; count < 5; count += 1) peers.admit("branch.test", "in", "request", now);
    for (let count = 0; count < 4; count += 1) peers.admit("branch.test", "out", "notify", now);
    expect(peers.troublesOf("branch.test")).toMatchObject([
      { kind: "rate", detail: say("peer-gets-notifies"), count: 2 },
      { kind: "rate", detail: say("peer-sent-requests"), count: 1 },
    ]);
  });

  test("whoever listens hears of each, by domain; what is kept of its words is bounded", () => {
    const heard: string[] = [];
    const listened = new PeerDirectory({ mode: "allow-list", peers, otherwise: strange }, Math.random, {
      changed: () => {},
      troubled: (domain, kind, detail) => heard.push(`${domain} ${kind} ${detail.length}`),
    });
    listened.refused("Branch.test", "malformed", now, "x".repeat(5000));
    listened.answered("branch.test", hop("203.0.113.1"), 502, undefined, now);
    expect(heard).toEqual(["branch.test malformed 5000", "branch.test failed 33"]);
    expect(listened.views(now, () => 0)[0]?.troubles.at(-1)?.detail).toHaveLength(200);
  });

  test("whoever listens hears of all that passes, is refused or answered", () => {
    const changed: string[] = [];
    const listened = new PeerDirectory({ mode: "allow-list", peers, otherwise: strange }, Math.random, {
      changed: (domain) => changed.push(domain),
      troubled: () => {},
    });
    listened.admit("Branch.test", "in", "request", now);
    listened.refused("stranger.test", "not-listed", now);
    listened.answered("branch.test", hop("203.0.113.1"), 200, undefined, now);
    expect(changed).toEqual(["branch.test", "stranger.test", "branch.test"]);
  });
});
