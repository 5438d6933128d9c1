import type { Peer, PeerTest } from "@porchlight/admin-api";
import { expect, test } from "vitest";
import { say } from "../../words/testing/english";
import { fullnessOf, stateOf, testText } from "./peer-words";

const trouble = { kind: "failed", detail: "", said: null, at: "2030-01-01T11:00:00.000Z", count: 1 } as const;

const peer = (change: Partial<Peer>): Peer => ({
  domain: "branch.test",
  listed: true,
  trust: "trusted",
  unidentifiedWatchers: false,
  closedFor: null,
  limits: { requestsPerSecond: 0, notifiesPerSecond: 0, subscriptions: 0 },
  perSecond: { requestsIn: 0, requestsOut: 0, notifiesIn: 0, notifiesOut: 0 },
  requestsIn: 0,
  requestsOut: 0,
  subscriptions: 0,
  resting: 0,
  lastSeenAt: null,
  lastTrouble: null,
  ...change,
});

test.each<[string, Partial<Peer>]>([
  ["Not heard yet", {}],
  ["In touch", { lastSeenAt: "2030-01-01T10:00:00.000Z" }],
  ["In trouble", { lastTrouble: trouble }],
  ["In trouble", { lastTrouble: trouble, lastSeenAt: "2030-01-01T10:00:00.000Z" }],
  ["In touch", { lastTrouble: trouble, lastSeenAt: "2030-01-01T12:00:00.000Z" }],
  ["Given a rest", { lastTrouble: trouble, resting: 2 }],
  ["Blocked", { closedFor: "blocked", resting: 2 }],
  ["Not listed", { closedFor: "not-listed" }],
])("COR-072 %s: %o", (word, change) => {
  expect(stateOf(peer(change), say).word).toBe(word);
});

test.each([
  [50, 0, undefined],
  [79, 100, undefined],
  [80, 100, "Nearly at the limit"],
  [100, 100, "At the limit"],
  [130, 100, "At the limit"],
])("COR-072 %i of %i: %s", (now, limit, word) => {
  expect(fullnessOf({ name: "", now, limit, isPerSecond: true }, say)?.word).toBe(word);
});

test.each<[string, PeerTest]>([
  [
    "It is there: it answered 405 Not Allowed at tls:192.0.2.1:5061 in 12 ms.",
    {
      outcome: "answered",
      status: 405,
      reason: "Not Allowed",
      place: "tls:192.0.2.1:5061",
      roundTripMs: 12,
    },
  ],
  [
    "It did not answer within ten seconds at udp:192.0.2.1:5060.",
    { outcome: "failed", cause: "silence", reason: "", said: null, place: "udp:192.0.2.1:5060" },
  ],
  [
    "Did not work: no such host.",
    { outcome: "failed", cause: "failed", reason: "no such host", said: null, place: null },
  ],
  [
    "Did not work: b.test has no address.",
    {
      outcome: "failed",
      cause: "failed",
      reason: "as the server says it",
      said: { code: "host-without-address", places: { host: "b.test" } },
      place: null,
    },
  ],
  [
    "Not tried: all its places are given a rest.",
    { outcome: "failed", cause: "resting", reason: "", said: null, place: null },
  ],
  ["Nothing was sent. Refused: it is blocked.", { outcome: "refused", closedFor: "blocked" }],
])("COR-070 %s", (text, outcome) => {
  expect(testText(outcome, say).text).toBe(text);
});
