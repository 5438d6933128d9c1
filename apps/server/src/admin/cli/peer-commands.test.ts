import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { PeerTest } from "@porchlight/engine";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "../testing/admin-world";
import { runCli } from "../testing/cli-world";

let world: AdminWorld;
beforeEach(async () => {
  world = await openAdminWorld();
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  const credential = { url: `http://127.0.0.1:${port}`, token: world.localToken };
  await writeFile(join(world.dataDir, "cli-token"), JSON.stringify(credential));
});
afterEach(() => world.close());

const cli = (line: string) => runCli(world, line.split(" "));
const hop = { transport: "tls", address: "192.0.2.1", port: 5061, domain: "branch.test" } as const;

test("COR-072 porchlight peer list", async () => {
  const silent = { request: 0, notify: 0 };
  world.office.peers.push({
    profile: {
      domain: "branch.test",
      isListed: true,
      trust: "trusted",
      limits: { requestsPerSecond: 0, notifiesPerSecond: 0, subscriptions: 0 },
      unidentifiedWatchers: false,
    },
    closedFor: undefined,
    requestsIn: 0,
    requestsOut: 0,
    perSecond: { in: silent, out: silent },
    subscriptions: 4,
    refused: {},
    rests: [],
    troubles: [{ kind: "unproved", detail: "sip:boss\u001b@bank.test", at: world.deps.clock(), count: 1 }],
    lastSeenAt: undefined,
  });
  expect((await cli("peer list")).stdout.split("\n")).toEqual([
    "DOMAIN       TRUST    SUBSCRIPTIONS  LAST SEEN  TROUBLE",
    "branch.test  trusted  4              never      unproved sip:boss\\u001b@bank.test",
    "",
  ]);
  expect(JSON.parse((await cli("peer list --json")).stdout)).toMatchObject([{ domain: "branch.test" }]);
});

test("COR-070 porchlight peer test: an answer is a sentence", async () => {
  world.office.peerTest = { kind: "answered", status: 200, reason: "OK", hop, roundTripMs: 12 };
  expect(await cli("peer test branch.test")).toEqual({
    status: 0,
    stdout: "branch.test answered 200 OK from tls:192.0.2.1:5061 in 12 ms.\n",
    stderr: "",
  });
  expect(JSON.parse((await cli("peer test branch.test --json")).stdout)).toMatchObject({ status: 200 });
});

test.each<[PeerTest, string]>([
  [{ kind: "refused", closedFor: "blocked" }, "branch.test was not asked: blocked.\n"],
  [{ kind: "failed", cause: "silence", reason: "", hop }, "branch.test did not answer within ten seconds.\n"],
  [
    { kind: "failed", cause: "failed", reason: "b.test has no address", hop: undefined },
    "branch.test was not reached: b.test has no address.\n",
  ],
  [{ kind: "failed", cause: "resting", reason: "", hop }, "branch.test was not reached: resting.\n"],
])("COR-070 porchlight peer test fails with status 1: %o", async (outcome, stderr) => {
  world.office.peerTest = outcome;
  expect(await cli("peer test branch.test")).toEqual({ status: 1, stdout: "", stderr });
});
