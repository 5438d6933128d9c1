import type { ProblemDetails } from "@porchlight/admin-api";
import { pidf } from "@porchlight/testkit";
import type { LightMyRequestResponse } from "fastify";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AgentWorld, ALICE } from "../testing/agent-world";
import { peaPlugin } from "./pea-plugin";

let world: AgentWorld;
let token: string;

beforeEach(async () => {
  await open();
});
afterEach(() => world.close());

async function open(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  world = await AgentWorld.open(environment);
  await peaPlugin(world.app, {
    clock: world.clock,
    stores: world.store,
    desk: {
      publish: (wish) => world.desk.publish(wish),
      find: (source) => world.desk.find(source),
    },
    isServed: (aor) => world.directory.find(aor)?.disabled === false,
    bodyBytes: world.config.limits.bodyBytes,
  });
  token = await world.token();
}

type Headers = Readonly<Record<string, string>>;
const SOURCE = `/presentities/${ALICE}/sources/badge`;

const send = (
  method: "GET" | "PUT" | "POST" | "DELETE",
  path: string,
  headers: Headers = {},
  payload?: string | Buffer,
): Promise<LightMyRequestResponse> =>
  world.app.inject({
    method,
    url: `/api/pea/v1${path}`,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });

const putPidf = (note: string, headers: Headers = {}, path = SOURCE) =>
  send(
    "PUT",
    path,
    { "content-type": "application/pidf+xml", ...headers },
    pidf({ entity: ALICE, tuple: "door", note }),
  );

const putJson = (value: unknown, headers: Headers = {}, path = SOURCE) =>
  send("PUT", path, { "content-type": "application/json", ...headers }, JSON.stringify(value));

/** Status and problem code. */
const problem = (response: LightMyRequestResponse): string => {
  expect(response.headers["content-type"]).toContain("application/problem+json");
  const { type, status } = response.json<ProblemDetails>();
  expect(status).toBe(response.statusCode);
  return `${status} ${type.replace("/problems/", "")}`;
};

describe("COR-063 FLW-025 a presence external agent over HTTP", () => {
  test("PEA-1 PUT creates a publication with its own lifetime, PUT again replaces it", async () => {
    const created = await putPidf("in a meeting", { expires: "600" });
    expect(created.statusCode).toBe(201);
    expect(created.headers).toMatchObject({ expires: "600", etag: expect.stringMatching(/^".+"$/) });
    expect(world.published()).toMatchObject([{ publisher: "agent:door" }]);
    expect(world.document()).toContain("in a meeting");
    const replaced = await putPidf("at the door");
    expect(replaced.statusCode).toBe(200);
    expect(replaced.headers.etag).not.toBe(created.headers.etag);
    expect(world.published()).toHaveLength(1);
    world.advance(3_601_000);
    expect(world.document()).not.toContain("at the door");
  });

  test("what is said as JSON becomes a presence document, and ends when it says", async () => {
    const until = new Date(world.now + 1_800_000).toISOString();
    const put = await putJson({
      basic: "open",
      contact: "tel:+4930123456",
      activities: ["meeting", "learning to fly"],
      mood: ["happy"],
      place: "office",
      note: "Budget <talk>\nroom 2",
      lang: "en",
      until,
    });
    expect(put.statusCode).toBe(201);
    expect(put.json()).toMatchObject({ presentity: ALICE, source: "badge", expiresInSeconds: 1800 });
    const document = world.document();
    for (const part of [
      `<rpid:activities until="${until}"><rpid:meeting/><rpid:other>learning to fly</rpid:other>`,
      "<rpid:happy/>",
      "<lt:office/>",
      '<dm:note xml:lang="en">Budget &lt;talk&gt;',
      "<basic>open</basic>",
      "tel:+4930123456",
    ]) {
      expect(document).toContain(part);
    }
  });

  test("refresh changes the lifetime alone and needs the entity-tag", async () => {
    const { etag = "" } = (await putPidf("here", { expires: "100" })).headers as Headers;
    expect(problem(await send("POST", `${SOURCE}/refresh`))).toBe("400 invalid-input");
    const refreshed = await send("POST", `${SOURCE}/refresh`, { "if-match": etag, expires: "300" });
    expect(refreshed.statusCode).toBe(200);
    expect(refreshed.headers.expires).toBe("300");
    expect(world.document()).toContain("here");
    expect(problem(await send("POST", `${SOURCE}/refresh`, { "if-match": etag }))).toBe("412 source-changed");
    world.advance(301_000);
    const late = await send("POST", `${SOURCE}/refresh`, { "if-match": String(refreshed.headers.etag) });
    expect(problem(late)).toBe("412 source-changed");
  });

  test("DELETE withdraws once, and only what is expected", async () => {
    const { etag = "" } = (await putPidf("here")).headers as Headers;
    expect(problem(await send("DELETE", SOURCE, { "if-match": '"other"' }))).toBe("412 source-changed");
    expect((await send("DELETE", SOURCE, { "if-match": etag })).statusCode).toBe(204);
    expect(world.published()).toEqual([]);
    expect(problem(await send("DELETE", SOURCE))).toBe("404 source-not-found");
  });

  test("GET tells what the agent published, as PIDF or with all that is known of it", async () => {
    expect(problem(await send("GET", SOURCE))).toBe("404 source-not-found");
    const put = await putPidf("here", { expires: "600" });
    const got = await send("GET", SOURCE);
    expect(got.headers).toMatchObject({ etag: put.headers.etag, expires: "600" });
    expect(got.headers["content-type"]).toContain("application/pidf+xml");
    expect(got.body).toContain("here");
    const known = await send("GET", SOURCE, { accept: "application/json" });
    expect(known.json()).toMatchObject({
      presentity: ALICE,
      expiresInSeconds: 600,
      contentType: "application/pidf+xml",
    });
    token = await world.token({ agent: "other" });
    expect(problem(await send("GET", SOURCE))).toBe("404 source-not-found");
  });

  test("If-None-Match: * creates and never replaces", async () => {
    expect((await putPidf("one", { "if-none-match": "*" })).statusCode).toBe(201);
    expect(problem(await putPidf("two", { "if-none-match": "*" }))).toBe("412 source-changed");
    expect(problem(await putPidf("two", { "if-none-match": '"x"' }))).toBe("400 invalid-input");
    expect(world.document()).toContain("one");
  });
});

describe("COR-063 FLW-025 PEA-2 an agent is refused, and the state stays as it was", () => {
  beforeEach(async () => {
    await putPidf("as it was");
  });
  afterEach(() => {
    expect(world.document()).toContain("as it was");
    expect(world.published()).toHaveLength(1);
  });

  test("401 without a token, with another one, and with one that is over", async () => {
    for (const authorization of ["", "Bearer none", "Bearer plt_0123456789abcdef0123", "Basic YTpi"]) {
      const response = await putPidf("new", { authorization });
      expect(problem(response)).toBe("401 unauthenticated");
      expect(response.headers["www-authenticate"]).toContain("Bearer");
    }
    token = await world.token({ expiresInSeconds: 60 });
    world.advance(60_000);
    expect(problem(await putPidf("new"))).toBe("401 unauthenticated");
    const [record] = await world.store.agentTokens.list();
    token = await world.token({ agent: "second" });
    const [second] = await world.store.agentTokens.list();
    expect(record?.secretHash).not.toBe(token);
    await world.store.agentTokens.revoke(second?.id ?? "", world.now, {
      at: world.now,
      actor: "admin",
      action: "agent-token.revoke",
      target: "",
      before: undefined,
      after: undefined,
    });
    expect(problem(await putPidf("new"))).toBe("401 unauthenticated");
  });

  test("404 for a user that is not there, 403 for one out of reach, known or not", async () => {
    expect(problem(await putPidf("new", {}, "/presentities/nobody@office.test/sources/x"))).toBe(
      "404 user-not-found",
    );
    token = await world.token({
      scope: {
        reach: { kind: "list", addresses: ["bob@office.test"] },
        elements: "all",
        requestsPerMinute: 100,
        maxLifetimeSeconds: 3600,
      },
    });
    for (const aor of ["alice@office.test", "nobody@office.test", "alice@elsewhere.test"]) {
      expect(problem(await putPidf("new", {}, `/presentities/${aor}/sources/x`))).toBe("403 out-of-reach");
    }
    token = await world.token({
      scope: {
        reach: { kind: "domains", domains: ["office.test"] },
        elements: "all",
        requestsPerMinute: 100,
        maxLifetimeSeconds: 3600,
      },
    });
    expect(problem(await send("GET", "/presentities/alice@office.test/sources/x"))).toBe(
      "404 source-not-found",
    );
    expect(problem(await send("GET", "/presentities/alice@elsewhere.test/sources/x"))).toBe(
      "403 out-of-reach",
    );
  });

  test.each([
    ["a source with a slash", "PUT", "/presentities/alice@office.test/sources/a%2Fb", "400 invalid-input"],
    ["no address", "PUT", "/presentities/%20/sources/a", "400 invalid-input"],
    ["a number", "PUT", "/presentities/tel:+4930123456/sources/a", "400 invalid-input"],
    ["no such call", "PUT", "/presentities/alice@office.test", "404 not-found"],
  ] as const)("%s", async (_, method, path, refusal) => {
    const response = await send(method, path, { "content-type": "application/json" }, '{"note":"x"}');
    expect(problem(response)).toBe(refusal);
  });

  test.each([
    ["no JSON", "{", "400 malformed-body"],
    ["not UTF-8", Buffer.from([0x22, 0xff, 0x22]), "400 malformed-body"],
    ["nothing said", "{}", "400 invalid-input"],
    ["an unknown field", '{"note":"x","colour":"red"}', "400 invalid-input"],
    ["an endless note", JSON.stringify({ note: "x".repeat(1001) }), "400 invalid-input"],
    ["a character that cannot be shown", '{"note":"a\\u0000b"}', "400 invalid-input"],
    ["half a character", '{"note":"a\\ud800b"}', "400 invalid-input"],
    ["a time without its offset", '{"note":"x","until":"2030-01-07T10:00:00"}', "400 invalid-input"],
    [
      "an end before its beginning",
      '{"note":"x","from":"2030-01-07T10:00:00Z","until":"2030-01-07T09:00:00Z"}',
      "400 invalid-input",
    ],
    ["a contact of no service", '{"note":"x","contact":"tel:+49"}', "400 invalid-input"],
    ["a note of 1 MB", JSON.stringify({ note: "x".repeat(1_000_000) }), "413 body-too-large"],
  ])("JSON: %s", async (_, body, refusal) => {
    expect(problem(await send("PUT", SOURCE, { "content-type": "application/json" }, body))).toBe(refusal);
  });

  test.each([
    ["no XML", "x", "400 document-malformed"],
    ["of another presentity", pidf({ entity: "sip:bob@office.test" }), "400 document-malformed"],
    [
      "with entities",
      '<!DOCTYPE p [<!ENTITY a "b">]><presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test">&a;</presence>',
      "400 document-malformed",
    ],
    ["with a note of 1 MB", pidf({ entity: ALICE, note: "x".repeat(1_000_000) }), "413 body-too-large"],
  ])("PIDF: %s", async (_, body, refusal) => {
    const response = await send("PUT", SOURCE, { "content-type": "application/pidf+xml" }, body);
    expect(problem(response)).toBe(refusal);
  });

  test("415 for another type or coding, with the types that are taken", async () => {
    const text = await send("PUT", SOURCE, { "content-type": "text/plain" }, "hello");
    expect(problem(text)).toBe("415 unsupported-media-type");
    expect(problem(await send("PUT", SOURCE))).toBe("415 unsupported-media-type");
    expect(problem(await putPidf("x", { "content-encoding": "gzip" }))).toBe("415 unsupported-media-type");
  });

  test("400 for a lifetime that is none or too brief; one too long is cut", async () => {
    expect(problem(await putPidf("new", { expires: "soon" }))).toBe("400 invalid-input");
    expect(problem(await putPidf("new", { expires: "0" }))).toBe("400 invalid-input");
    const brief = await putPidf("new", { expires: "5" });
    expect(problem(brief)).toBe("400 invalid-input");
    expect(brief.json<ProblemDetails>()).toMatchObject({
      field: "Expires",
      reason: "is less than 60 seconds",
    });
    const long = await putPidf("as it was", { expires: "86400" });
    expect(long.headers.expires).toBe("3600");
  });

  test("429 with Retry-After above the rate of the token", async () => {
    token = await world.token({
      agent: "fast",
      scope: { reach: { kind: "all" }, elements: "all", requestsPerMinute: 2, maxLifetimeSeconds: 3600 },
    });
    await send("GET", SOURCE);
    await send("GET", SOURCE);
    const third = await putPidf("new");
    expect(problem(third)).toBe("429 rate-exceeded");
    expect(third.headers["retry-after"]).toBe("60");
    world.advance(60_000);
    expect(problem(await send("GET", SOURCE))).toBe("404 source-not-found");
  });

  test("what the token is not for is taken out; 403 when nothing is left", async () => {
    token = await world.token({
      scope: {
        reach: { kind: "all" },
        elements: ["persons", "activities"],
        requestsPerMinute: 100,
        maxLifetimeSeconds: 3600,
      },
    });
    expect(problem(await putPidf("secret", {}, `/presentities/${ALICE}/sources/other`))).toBe(
      "403 statement-forbidden",
    );
    const put = await putJson(
      { activities: ["meeting"], note: "secret", mood: ["happy"] },
      {},
      `/presentities/${ALICE}/sources/other`,
    );
    expect(put.statusCode).toBe(201);
    expect(world.document()).toContain("<rpid:meeting/>");
    expect(world.document()).not.toContain("secret");
    expect(world.document()).not.toContain("happy");
    expect((await send("DELETE", `/presentities/${ALICE}/sources/other`)).statusCode).toBe(204);
  });
});

describe("COR-063 limits of the presentity hold for agents", () => {
  test("403 when it has as many publications as it may, 429 for a change too soon", async () => {
    await world.close();
    await open({
      PORCHLIGHT_LIMITS_PUBLICATIONS_PER_PRESENTITY: "1",
      PORCHLIGHT_LIMITS_PUBLISH_THROTTLE_SECONDS: "10",
    });
    await putPidf("one");
    expect(problem(await putPidf("two", {}, `/presentities/${ALICE}/sources/other`))).toBe(
      "403 too-many-publications",
    );
    const soon = await putPidf("two");
    expect(problem(soon)).toBe("429 rate-exceeded");
    expect(soon.headers["retry-after"]).toBe("10");
  });
});

describe("COR-064 which presence server serves a presentity", () => {
  test("this one, for its users by any of their URIs", async () => {
    for (const uri of ["pres:alice@office.test", "sip:alice@OFFICE.test", "sips:alice@office.test"]) {
      const located = await send("GET", `/locate?uri=${encodeURIComponent(uri)}`);
      expect(located.json()).toEqual({ uri, location: "local", presentity: ALICE });
    }
  });

  test("404 for those that are not known, 400 for what is no address", async () => {
    expect(problem(await send("GET", "/locate?uri=pres:nobody@office.test"))).toBe("404 user-not-found");
    expect(problem(await send("GET", "/locate?uri=pres:alice@elsewhere.test"))).toBe("404 user-not-found");
    expect(problem(await send("GET", "/locate?uri=tel:1"))).toBe("400 invalid-input");
    expect(problem(await send("GET", "/locate"))).toBe("400 invalid-input");
  });
});
