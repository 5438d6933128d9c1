import { operations } from "@porchlight/admin-api";
import { after, type Instant, instant } from "@porchlight/kernel";
import type { PeerProfile, PeerView } from "@porchlight/routing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { readLive } from "./testing/live-reader";
import { problemOf } from "./testing/problem-of";

const at: Instant = instant(Date.parse("2030-01-01T11:00:00Z"));
const hop = { transport: "tls", address: "2001:db8::5", port: 5061, domain: "branch.test" } as const;
const silent = { request: 0, notify: 0 };

const profile = (domain: string, change: Partial<PeerProfile> = {}): PeerProfile => ({
  domain,
  isListed: true,
  trust: "trusted",
  limits: { requestsPerSecond: 100, notifiesPerSecond: 500, subscriptions: 10_000 },
  unidentifiedWatchers: false,
  ...change,
});

const view = (change: Partial<PeerView> & Pick<PeerView, "profile">): PeerView => ({
  closedFor: undefined,
  requestsIn: 0,
  requestsOut: 0,
  perSecond: { in: silent, out: silent },
  subscriptions: 0,
  refused: {},
  rests: [],
  troubles: [],
  lastSeenAt: undefined,
  ...change,
});

let world: AdminWorld;

beforeAll(async () => {
  world = await openAdminWorld();
  world.office.peers.push(
    view({
      profile: profile("branch.test"),
      requestsIn: 7,
      requestsOut: 3,
      perSecond: { in: { request: 0.4, notify: 0.1 }, out: { request: 1.5, notify: 2 } },
      subscriptions: 4,
      refused: { unproved: 2, malformed: 1 },
      rests: [{ hop, until: after(at, 60_000), silences: 3 }],
      troubles: [
        { kind: "unproved", detail: "sip:boss@bank.test", at, count: 2 },
        { kind: "failed", detail: "tls:[2001:db8::5]:5061 did not answer", at, count: 3 },
      ],
      lastSeenAt: at,
    }),
    view({ profile: profile("elsewhere.test", { isListed: false }), closedFor: "not-listed" }),
  );
});
afterAll(() => world.close());

describe("COR-071 COR-072 peers", () => {
  test("whose rates fall or whose rests end are told of without anything that happens", async () => {
    const live = await readLive(world.app, { authorization: `Bearer ${world.secretOf("support")}` });
    expect(await live.next(({ topic }) => topic === "peers")).toEqual({
      topic: "peers",
      ids: ["branch.test"],
      more: false,
    });
    live.stop();
  });

  test("are listed with what passes and what went wrong last", async () => {
    const { items, mode, total } = await world.as("support").listPeers();
    expect([mode, total]).toEqual(["allow-list", 2]);
    expect(items[0]).toEqual({
      domain: "branch.test",
      listed: true,
      trust: "trusted",
      unidentifiedWatchers: false,
      closedFor: null,
      limits: { requestsPerSecond: 100, notifiesPerSecond: 500, subscriptions: 10_000 },
      perSecond: { requestsIn: 0.4, requestsOut: 1.5, notifiesIn: 0.1, notifiesOut: 2 },
      requestsIn: 7,
      requestsOut: 3,
      subscriptions: 4,
      resting: 1,
      lastSeenAt: "2030-01-01T11:00:00.000Z",
      lastTrouble: {
        kind: "unproved",
        detail: "sip:boss@bank.test",
        said: null,
        at: "2030-01-01T11:00:00.000Z",
        count: 2,
      },
    });
    expect(items[1]).toMatchObject({ domain: "elsewhere.test", listed: false, closedFor: "not-listed" });
  });

  test.each([
    [{ search: "BRANCH" }, ["branch.test"]],
    [{ listed: "false" }, ["elsewhere.test"]],
    [{ limit: 1, offset: 1 }, ["elsewhere.test"]],
  ] as const)("are found by %o", async (query, domains) => {
    const { items } = await world.as("auditor").listPeers({ query });
    expect(items.map(({ domain }) => domain)).toEqual(domains);
  });

  test("one is shown with its refusals, rests and troubles", async () => {
    const shown = await world.as("auditor").showPeer({ params: { domain: "Branch.test" } });
    expect(operations.showPeer.response.safeParse(shown).error).toBeUndefined();
    expect(shown).toMatchObject({
      mode: "allow-list",
      refused: [
        { reason: "unproved", count: 2 },
        { reason: "malformed", count: 1 },
      ],
      rests: [{ place: "tls:[2001:db8::5]:5061", until: "2030-01-01T11:01:00.000Z", silences: 3 }],
      troubles: [{ kind: "unproved" }, { kind: "failed", count: 3 }],
    });
  });

  test("one that nothing is known of is a problem", async () => {
    const call = world.as("auditor").showPeer({ params: { domain: "nobody.test" } });
    expect((await problemOf(call)).problem).toMatchObject({
      type: "/problems/peer-not-found",
      field: "domain",
    });
  });
});

describe("COR-070 a test of a peer", () => {
  test("tells what came of it, and is in the audit log", async () => {
    world.office.peerTest = { kind: "answered", status: 200, reason: "OK", hop, roundTripMs: 12 };
    const answered = {
      outcome: "answered",
      status: 200,
      reason: "OK",
      place: "tls:[2001:db8::5]:5061",
      roundTripMs: 12,
    };
    const test = await world.as("operator").testPeer({ params: { domain: "branch.test" } });
    expect(test).toEqual(answered);
    const { items } = await world.as("owner").listAudit({ query: { action: "peer.test" } });
    expect(items).toMatchObject([
      { actorRole: "operator", target: "branch.test", before: null, after: answered },
    ]);
  });

  test.each([
    [
      { kind: "failed", cause: "silence", reason: "", hop: undefined } as const,
      { outcome: "failed", cause: "silence", reason: "", said: null, place: null },
    ],
    [{ kind: "refused", closedFor: "blocked" } as const, { outcome: "refused", closedFor: "blocked" }],
  ])("%o", async (test, row) => {
    world.office.peerTest = test;
    expect(await world.as("owner").testPeer({ params: { domain: "evil.test" } })).toEqual(row);
  });
});
