import { answerChallenge } from "@porchlight/sip-auth";
import type { SipResponse } from "@porchlight/sip-message";
import { pidf } from "@porchlight/testkit";
import { afterEach, describe, expect, test } from "vitest";
import type { Config } from "../config";
import { createLogger } from "../log/logger";
import { nodeHasher } from "../runtime/node-hasher";
import { eventually } from "../testing/eventually";
import { freePort } from "../testing/free-port";
import type { LinkTransport } from "../testing/sip-link";
import { SipParty, type SipWish } from "../testing/sip-party";
import { testConfig } from "../testing/test-config";
import { type RunningOffice, startOffice } from "./office-server";

const [alice, bob, carol] = ["sip:alice@office.test", "sip:bob@office.test", "sip:carol@office.test"];
const password = "as good as any";
const trusted = { PORCHLIGHT_TRUSTED_PEERS: "127.0.0.0/8" };

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const settings = async (environment: Readonly<Record<string, string>>): Promise<Config> =>
  testConfig({
    PORCHLIGHT_SIP_PORT: String(await freePort()),
    PORCHLIGHT_SAMPLE_PASSWORD: password,
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    ...environment,
  });

async function startWith(config: Config): Promise<RunningOffice> {
  const office = await startOffice(config, createLogger("silent"));
  closers.push(() => office.stop());
  return office;
}

const start = async (environment: Readonly<Record<string, string>>): Promise<RunningOffice> =>
  startWith(await settings(environment));

async function connect({ facts }: RunningOffice, transport: LinkTransport = "tcp"): Promise<SipParty> {
  const port = transport === "ws" ? facts.httpPort : facts.sipPorts[transport === "udp" ? "udp" : "tcp"];
  const party = await SipParty.open(port ?? 0, { transport });
  closers.push(() => party.close());
  return party;
}

/** Sends all in one write, so that the server reads them without a pause. */
async function atOnce(party: SipParty, wishes: readonly [string, string, SipWish][]) {
  const written = wishes.map(([method, uri, wish]) => party.write(method, uri, wish));
  party.link.send(written.map(({ text }) => text).join(""));
  return Promise.all(written.map(({ branch }) => party.finalResponse(branch)));
}

const statuses = (responses: readonly SipResponse[]): readonly number[] =>
  responses.map(({ status }) => status);

const presence = (from: string, ...headers: string[]): SipWish => ({
  from,
  headers: ["Event: presence", ...headers],
});

const publication = (from: string, note: string, ...headers: string[]): SipWish => ({
  ...presence(from, "Content-Type: application/pidf+xml", ...headers),
  body: pidf({ entity: from, note }),
});

function expectTurnedAway(response: SipResponse | undefined): void {
  expect(response?.status).toBe(503);
  expect(response?.headers.first("retry-after")).toMatch(/^(?:8|9|10|11|12)$/);
}

describe("budgets", () => {
  test("COR-080 a connection above its rate gets 503 with Retry-After, others are served", async () => {
    const office = await start({ PORCHLIGHT_LIMITS_REQUESTS_PER_SECOND: "1" });
    const flood = await connect(office);
    const answers = await atOnce(
      flood,
      Array.from({ length: 20 }, () => ["OPTIONS", "sip:office.test", {}]),
    );
    expect(statuses(answers).slice(0, 2)).toEqual([200, 200]);
    expectTurnedAway(answers.at(-1));
    expect((await (await connect(office)).request("OPTIONS", "sip:office.test")).status).toBe(200);
  });

  test("COR-080 a user above the rate gets 503 on every connection, other users are served", async () => {
    const office = await start({ PORCHLIGHT_LIMITS_REQUESTS_PER_SECOND_PER_USER: "1" });
    const phone = await connect(office);
    const register = { from: bob, to: bob };
    const challenged = await phone.request("REGISTER", "sip:office.test", register);
    const login = (nc: number): SipWish => {
      const input = { username: "bob", password, method: "REGISTER", uri: "sip:office.test", cnonce: "abc" };
      const challenges = challenged.headers.raw("www-authenticate");
      return {
        ...register,
        headers: [`Authorization: ${answerChallenge(nodeHasher, challenges, { ...input, nc })}`],
      };
    };
    const answers = await atOnce(
      phone,
      Array.from({ length: 20 }, (_, index) => ["REGISTER", "sip:office.test", login(index + 1)]),
    );
    expect(statuses(answers).slice(0, 2)).toEqual([200, 200]);
    expectTurnedAway(answers.at(-1));
    const other = await connect(office, "ws");
    expect(
      (await other.request("REGISTER", "sip:office.test", { from: alice, to: alice, password })).status,
    ).toBe(200);
  });

  test("COR-080 connections of a user beyond the limit get 503; when one has gone there is room", async () => {
    const office = await start({ PORCHLIGHT_LIMITS_CONNECTIONS_PER_USER: "2" });
    const register = { from: bob, to: bob, password };
    const [first, second, third] = [
      await connect(office),
      await connect(office, "ws"),
      await connect(office),
    ];
    for (const phone of [first, second])
      expect((await phone.request("REGISTER", "sip:office.test", register)).status).toBe(200);
    const refused = await third.request("REGISTER", "sip:office.test", register);
    expectTurnedAway(refused);
    expect(refused.reason).toBe("Too Many Connections");
    first.close();
    let status = 503;
    while (status === 503) status = (await third.request("REGISTER", "sip:office.test", register)).status;
    expect(status).toBe(200);
  });
});

describe("above the high-water mark", () => {
  test("COR-082 refreshes and removals are served, new work is turned away and welcome again later", async () => {
    const office = await start({ ...trusted, PORCHLIGHT_LIMITS_COMMITS_IN_FLIGHT: "0" });
    const phone = await connect(office);
    const accepted = await phone.request("SUBSCRIBE", alice, presence(bob, "Expires: 600"));
    const published = await phone.request("PUBLISH", bob, publication(bob, "here"));
    const tag = published.headers.first("sip-etag") ?? "";
    const registered = phone.write("REGISTER", "sip:office.test", { from: bob, to: bob });
    phone.link.send(registered.text);
    expect((await phone.finalResponse(registered.branch)).status).toBe(200);

    const callId = registered.text.match(/^Call-ID: (.*)\r$/m)?.[1] ?? "";
    const answers = await atOnce(phone, [
      ["SUBSCRIBE", carol, presence(bob, "Expires: 600")],
      ["SUBSCRIBE", alice, presence(carol, "Expires: 600")],
      ["REGISTER", "sip:office.test", { from: carol, to: carol }],
      ["PUBLISH", carol, publication(carol, "new")],
      ["SUBSCRIBE", alice, { ...presence(bob, "Expires: 300"), within: accepted }],
      ["PUBLISH", bob, presence(bob, `SIP-If-Match: ${tag}`, "Expires: 0")],
      ["REGISTER", "sip:office.test", { from: bob, to: bob, callId }],
    ]);
    expect(statuses(answers)).toEqual([200, 503, 503, 503, 200, 200, 200]);
    expectTurnedAway(answers[1]);
    expect((await phone.request("SUBSCRIBE", alice, presence(carol, "Expires: 600"))).status).toBe(200);
  });
});

describe("readers that do not read", () => {
  test.each(["tcp", "ws"] as const)(
    "COR-081 a watcher over %s that stops reading gets the newest state when it reads again, not all of them",
    async (transport) => {
      const office = await start(trusted);
      const watcher = await connect(office, transport);
      expect((await watcher.request("SUBSCRIBE", alice, presence(bob, "Expires: 600"))).status).toBe(200);
      await watcher.heard("NOTIFY");
      watcher.link.pause();
      const phone = await connect(office);
      let tag = "";
      for (let change = 1; change <= 200; change += 1) {
        const match = tag === "" ? [] : [`SIP-If-Match: ${tag}`];
        const answer = await phone.request(
          "PUBLISH",
          alice,
          publication(alice, `change ${change}.`, ...match),
        );
        expect(answer.status).toBe(200);
        tag = answer.headers.first("sip-etag") ?? "";
      }
      watcher.link.resume();
      const bodies = () => watcher.requests.map(({ body }) => new TextDecoder().decode(body));
      await eventually("the newest state came", () => bodies().at(-1)?.includes("change 200.") === true);
      expect(watcher.requests.length).toBeLessThan(20);
    },
  );

  test.each(["tcp", "ws"] as const)(
    "COR-081 whoever asks over %s and reads no answers is cut off, and others are served",
    async (transport) => {
      const office = await start({ ...trusted, PORCHLIGHT_LIMITS_QUEUE_BYTES: "65536" });
      const deaf = await connect(office, transport);
      deaf.link.pause();
      for (let sent = 0; sent < 4000 && !deaf.link.isClosed; sent += 1) {
        deaf.send("OPTIONS", "sip:office.test", { callId: "x".repeat(8000) });
        if (sent % 20 === 0) await new Promise(setImmediate);
      }
      deaf.link.resume();
      await eventually("it is cut off", () => deaf.link.isClosed);
      expect((await (await connect(office)).request("OPTIONS", "sip:office.test")).status).toBe(200);
    },
  );
});

test("COR-080 after a restart every watcher is told what is so, and told once", async () => {
  const config = await settings(trusted);
  const first = await startWith(config);
  const watchers = await Promise.all(Array.from({ length: 40 }, () => connect(first, "udp")));
  const users = ["bob", "carol", "dave", "frontdesk"];
  for (const [index, watcher] of watchers.entries()) {
    const from = `sip:${users[index % users.length]}@office.test`;
    expect((await watcher.request("SUBSCRIBE", alice, presence(from, "Expires: 600"))).status).toBe(200);
    await watcher.heard("NOTIFY");
  }
  await first.stop();
  const second = await startWith(config);
  // Sent again it is no other.
  const heard = () => watchers.map(({ requests }) => new Set(requests.map(({ cseq }) => cseq.number)).size);
  await eventually("all are told again", () => heard().every((count) => count >= 2));
  const phone = await connect(second);
  expect((await phone.request("PUBLISH", alice, publication(alice, "back"))).status).toBe(200);
  await eventually("all hear what is new", () => heard().every((count) => count >= 3));
  expect(heard()).toEqual(watchers.map(() => 3));
});
