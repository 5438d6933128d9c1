import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually";
import { ALICE, BOB, CAROL, EventOffice } from "./testing/event-office";
import type { EventReader } from "./testing/event-reader";

const PAGE = "https://www.example.com";
const LIMITS = {
  PORCHLIGHT_EVENTS_PRESENTITIES_PER_STREAM: "3",
  PORCHLIGHT_EVENTS_REQUESTS_PER_MINUTE: "40",
  PORCHLIGHT_EVENTS_STREAMS: "4",
};

let office: EventOffice;
const readers: EventReader[] = [];

beforeAll(async () => {
  office = await EventOffice.open(LIMITS);
  await office.say(ALICE, "in");
});
afterAll(() => office.close());

afterEach(async () => {
  for (const reader of readers.splice(0)) reader.leave();
  for (let open = 1; open > 0; ) {
    const { items } = await office.admin.listWatcherTokens();
    open = items.reduce((total, { openStreams }) => total + openStreams, 0);
  }
});

async function watch(...input: Parameters<EventOffice["watch"]>): Promise<EventReader> {
  const reader = await office.watch(...input);
  readers.push(reader);
  return reader;
}

const problemOf = async (answer: Response) => {
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  // Any page may read what is wrong.
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  const { type, field, reason } = (await answer.json()) as Record<string, string>;
  return { status: answer.status, type: type?.replace("/problems/", ""), field, reason };
};

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${office.origin}/events/v1/${path}`, { headers });

describe("COR-075 who is let in", () => {
  test("COR-075 nobody without a good token: none, another kind, revoked, expired", async () => {
    const path = "presence/alice@office.test";
    const none = await get(path);
    expect(none.headers.get("www-authenticate")).toBe('Bearer realm="porchlight"');
    expect(await problemOf(none)).toMatchObject({ status: 401, type: "unauthenticated" });
    const { secret: operators } = await office.admin.createToken({
      body: { label: "t", role: "owner", expiresInSeconds: 60 },
    });
    const { token, secret } = await office.token();
    expect((await office.ask(secret, path)).status).toBe(200);
    await office.admin.revokeWatcherToken({ params: { id: token.id } });
    for (const bad of [operators, secret, `plw_${"x".repeat(43)}`, "plw_"]) {
      expect(await problemOf(await office.ask(bad, path))).toMatchObject({ status: 401 });
    }
  });

  test("COR-075 a token in the query is as good, and is not sent twice (RFC 6750 section 2)", async () => {
    const { secret } = await office.token();
    const path = `presence/alice@office.test?access_token=${secret}`;
    expect((await get(path)).status).toBe(200);
    const twice = { status: 400, type: "invalid-input", field: "access_token" };
    expect(await problemOf(await office.ask(secret, path))).toMatchObject(twice);
    expect(await problemOf(await get(`${path}&access_token=${secret}`))).toMatchObject(twice);
  });

  test("COR-075 nobody by the token of an account that is disabled", async () => {
    const { secret } = await office.token({ watcher: CAROL });
    const reader = await watch(secret);
    await reader.until("in");
    const params = { aor: "carol@office.test" };
    await office.admin.updateUser({ params, body: { disabled: true } });
    await reader.until("in", "ended unavailable");
    await eventually("the stream is closed", () => reader.isClosed);
    expect((await office.ask(secret, "presence/alice@office.test")).status).toBe(401);
    await office.admin.updateUser({ params, body: { disabled: false } });
    expect((await office.ask(secret, "presence/alice@office.test")).status).toBe(200);
  });

  test("COR-075 whom it is not for is refused before anything is told of them", async () => {
    const { secret } = await office.token({ scope: { presentities: ["alice@office.test"] } });
    expect((await office.ask(secret, "presence/alice@office.test")).status).toBe(200);
    for (const path of ["presence/carol@office.test", `presence?uri=${ALICE}&uri=sip:nobody@office.test`]) {
      expect(await problemOf(await office.ask(secret, path))).toMatchObject({
        status: 403,
        type: "out-of-reach",
        field: "uri",
      });
    }
  });

  test("COR-075 pages of the origins of the token alone are told, others are told why not", async () => {
    const { secret } = await office.token({ scope: { origins: [PAGE] } });
    const from = (origin: string) => office.ask(secret, "presence/alice@office.test", { origin });
    const told = await from(PAGE);
    expect(told.status).toBe(200);
    expect(told.headers.get("access-control-allow-origin")).toBe(PAGE);
    expect(told.headers.get("vary")).toBe("Authorization, Origin");
    for (const origin of ["https://evil.example", "null", `${PAGE}.evil.example`, "http://www.example.com"]) {
      expect(await problemOf(await from(origin)), origin).toMatchObject({
        status: 403,
        type: "origin-forbidden",
        field: "Origin",
      });
    }
    const program = await office.ask(secret, "presence/alice@office.test");
    expect([program.status, program.headers.get("access-control-allow-origin")]).toEqual([200, null]);
    const page = await watch(secret, [ALICE], { origin: PAGE });
    expect(page.answer.headers["access-control-allow-origin"]).toBe(PAGE);
    const evil = await watch(secret, [ALICE], { origin: "https://evil.example" });
    expect(evil.answer.statusCode).toBe(403);
  });

  test("COR-075 users reach the tokens of their own by their SIP credentials", async () => {
    const asked = await fetch(`${office.origin}/api/v1/self/watcher-tokens`);
    expect(asked.status).toBe(401);
    expect(asked.headers.get("www-authenticate")).toMatch(/^Digest realm="office.test"/);
  });

  test("COR-075 a browser that asks first is told what may be sent, and no more", async () => {
    const asked = await fetch(`${office.origin}/events/v1/presence?uri=${ALICE}`, {
      method: "OPTIONS",
      headers: { origin: PAGE, "access-control-request-method": "GET" },
    });
    expect([asked.status, await asked.text()]).toEqual([204, ""]);
    expect(asked.headers.get("access-control-allow-origin")).toBe("*");
    expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
    expect(asked.headers.get("access-control-allow-headers")).toBe(
      "Authorization, If-None-Match, Last-Event-ID",
    );
  });
});

describe("COR-075 what is asked", () => {
  test.each([
    ["presence", 400, "invalid-input", "uri"],
    ["presence?uri=", 400, "invalid-input", "uri"],
    ["presence?uri=tel:%2B4930123", 400, "invalid-input", "uri"],
    ["presence/%ff", 400, "invalid-input", "uri"],
    ["presence/alice%00@office.test", 400, "invalid-input", "uri"],
    ["presence?uri=a@b.c&uri=b@b.c&uri=c@b.c&uri=d@b.c", 400, "invalid-input", "uri"],
    [`presence?uri=a@b.c&x=${"x".repeat(8200)}`, 414, "url-too-long", undefined],
    ["weather", 404, "not-found", undefined],
    ["presence/alice@office.test/more", 404, "not-found", undefined],
  ])("COR-075 %s is %i %s", async (path, status, type, field) => {
    const { secret } = await office.token();
    const answer = await office.ask(secret, path);
    expect(await problemOf(answer)).toMatchObject({ status, type, field });
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS"])("COR-075 %s is 405", async (method) => {
    const answer = await fetch(`${office.origin}/events/v1/presence?uri=${ALICE}`, { method });
    expect(answer.headers.get("allow")).toBe("GET");
    expect(await problemOf(answer)).toMatchObject({ status: 405, type: "method-not-allowed" });
  });
});

describe("COR-075 how much", () => {
  test("COR-075 as many streams as the token has, and as the server has", async () => {
    const { secret } = await office.token({ scope: { streams: 2 } });
    const [first, second] = [await watch(secret), await watch(secret)];
    await Promise.all([first.until("in"), second.until("in")]);
    const refused = await office.ask(secret, `presence?uri=${ALICE}`);
    expect(refused.headers.get("retry-after")).toBe("60");
    expect(await problemOf(refused)).toMatchObject({ status: 429, type: "too-many-watches" });
    const { secret: other } = await office.token();
    await Promise.all([(await watch(other)).until("in"), (await watch(other)).until("in")]);
    expect(await problemOf(await office.ask(other, `presence?uri=${ALICE}`))).toMatchObject({
      status: 503,
      type: "server-busy",
    });
    first.leave();
    await eventually("a stream is free again", () => first.isClosed);
    expect((await office.ask(other, "presence/alice@office.test")).status).toBe(200);
  });

  test("COR-075 as many requests a minute as the settings let a token make", async () => {
    const { secret } = await office.token();
    const statuses: number[] = [];
    for (let count = 0; count < 41; count += 1) {
      statuses.push((await office.ask(secret, "presence/alice@office.test")).status);
    }
    expect(statuses).toEqual([...Array(40).fill(200), 429]);
    const { secret: other } = await office.token();
    expect((await office.ask(other, "presence/alice@office.test")).status).toBe(200);
  });
});

describe("COR-075 when it is over", () => {
  test("COR-075 revocation ends what is open with the token, and nothing else", async () => {
    const [gone, kept] = [await office.token(), await office.token()];
    const [first, second, other] = [
      await watch(gone.secret),
      await watch(gone.secret, [ALICE, BOB]),
      await watch(kept.secret),
    ];
    await other.until("in");
    const { items } = await office.admin.listWatcherTokens();
    expect(items.find(({ id }) => id === gone.token.id)?.openStreams).toBe(2);
    await office.admin.revokeWatcherToken({ params: { id: gone.token.id } });
    await eventually("both are closed", () => first.isClosed && second.isClosed);
    expect(first.retries.at(-1)).toBe(2000);
    await office.say(ALICE, "still there");
    await other.until("in", "still there");
    expect((await watch(gone.secret)).answer.statusCode).toBe(401);
    await office.say(ALICE, "in");
  });

  test("COR-075 the account is removed: its tokens and streams are gone", async () => {
    await office.admin.createUser({ body: { aor: "sip:erin@office.test", password: "lamplight at noon" } });
    const { secret } = await office.token({ watcher: "erin@office.test" });
    const reader = await watch(secret);
    await reader.until("in");
    await office.admin.deleteUser({ params: { aor: "erin@office.test" } });
    await eventually("the stream is closed", () => reader.isClosed);
    expect((await watch(secret)).answer.statusCode).toBe(401);
  });

  test("COR-075 the server goes down politely; whoever comes back is told what has changed alone", async () => {
    const { secret } = await office.token();
    const before = await watch(secret, [ALICE, CAROL]);
    await before.until("in", "offline");
    await office.restart();
    expect(before.isClosed).toBe(true);
    expect(before.retries).toHaveLength(2);
    expect(before.retries[1]).toBeGreaterThanOrEqual(1000);
    expect(before.retries[1]).toBeLessThanOrEqual(5000);
    const after = await watch(secret, [ALICE, CAROL], { "last-event-id": before.ids.at(-1) ?? "" });
    await office.say(CAROL, "here");
    await after.until("here");
  });
});
