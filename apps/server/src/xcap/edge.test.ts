import { request } from "node:http";
import { connect } from "node:net";
import { deflateSync, gunzipSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import type { Identity } from "../admin/auth/identity";
import { ALICE, ELEMENT_TYPE, LISTS, LISTS_TYPE, U, XcapWorld } from "./testing/xcap-world";

let world: XcapWorld;
afterEach(() => world.close());

const open = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
  world = await XcapWorld.open(environment);
};

describe("methods", () => {
  test("HEAD is GET without its body", async () => {
    await open();
    await world.put();
    const [get, head] = [await world.ask("GET"), await world.ask("HEAD")];
    expect([head.status, head.text]).toEqual([200, ""]);
    for (const name of ["etag", "content-type", "content-length", "cache-control"]) {
      expect(head.headers[name], name).toBe(get.headers[name]);
    }
    expect((await world.ask("HEAD", `${U}x`)).status).toBe(404);
  });

  test("OPTIONS names the methods of the resource", async () => {
    await open();
    await world.put();
    const allow = async (path: string) => (await world.ask("OPTIONS", path)).headers.allow;
    expect(await allow(U)).toBe("GET, HEAD, PUT, DELETE");
    expect(await allow(`${U}/~~/resource-lists/namespace::*`)).toMatch(/^GET/);
    expect(await allow("/xcap-root/xcap-caps/global/index")).toBe("GET, HEAD");
  });

  test("501 for a method that XCAP does not know", async () => {
    await open();
    expect((await world.raw("PATCH", U)).status).toBe(501);
    expect((await world.raw("PROPFIND", U)).status).toBe(501);
  });

  test("the address of a request may be absolute (RFC 9112 section 3.2.2)", async () => {
    await open();
    const text = await new Promise<string>((resolve) => {
      const socket = connect(world.port, "127.0.0.1", () =>
        socket.write(`GET http://office.test${U} HTTP/1.1\r\nHost: office.test\r\nConnection: close\r\n\r\n`),
      );
      let received = "";
      socket.on("data", (data: Buffer) => {
        received += data.toString("utf8");
      });
      socket.once("close", () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe("answers", () => {
  test("XDM-032 nothing is kept, entity-tags stand in quotes, and the server names itself", async () => {
    await open();
    const created = await world.put();
    expect(created.status).toBe(201);
    expect(created.headers).toMatchObject({
      "cache-control": "no-cache",
      etag: expect.stringMatching(/^"[^"]+"$/),
      location: `http://127.0.0.1:${world.port}${U}`,
      server: expect.stringMatching(/^XDM-serv\/OMA1\.1 /),
      "x-content-type-options": "nosniff",
    });
    for (const { headers } of [await world.raw("GET", U), await world.ask("GET", `${U}x`)]) {
      expect(headers["cache-control"]).toBe("no-cache");
    }
  });

  test("304 has the entity-tag and no body", async () => {
    await open();
    const { headers } = await world.put();
    const known = await world.ask("GET", U, { headers: { "If-None-Match": `"x", ${headers.etag}` } });
    expect([known.status, known.text, known.headers.etag]).toEqual([304, "", headers.etag]);
    expect(known.headers["content-type"]).toBeUndefined();
  });

  test.each([
    ["https://xcap.example.com/xcap-root", "https://xcap.example.com/xcap-root"],
    ["https://example.com/documents/", "https://example.com/documents"],
  ])("the root is written as configured: %s", async (configured, root) => {
    await open({ PORCHLIGHT_XCAP_ROOT: configured });
    expect((await world.put()).headers.location).toBe(U.replace("/xcap-root", root));
  });

  test("a host that cannot be one does not get into an answer", async () => {
    await open();
    const answer = await world.put(LISTS, { Host: 'evil"><script>' });
    expect(answer.headers.location).toBe(`http://office.test${U}`);
  });

  test("behind a reverse proxy of ours the root is the one its client knows, from others X-Forwarded says nothing", async () => {
    const forwarded = { "X-Forwarded-Proto": "https", "X-Forwarded-Host": "docs.office.test" };
    await open({ PORCHLIGHT_XCAP_TRUSTED_PROXIES: "127.0.0.0/8" });
    expect((await world.put(LISTS, forwarded)).headers.location).toBe(`https://docs.office.test${U}`);
    await world.close();
    await open();
    expect((await world.put(LISTS, forwarded)).headers.location).toBe(`http://127.0.0.1:${world.port}${U}`);
  });
});

describe("XDM-065 content coding", () => {
  test.each([
    ["gzip", true],
    ["deflate, gzip;q=0.5", true],
    ["*", true],
    ["gzip;q=0", false],
    ["*, gzip;q=0", false],
    ["br", false],
    ["identity", false],
  ])("Accept-Encoding: %s → gzip %s", async (accepted, isCompressed) => {
    await open();
    await world.put();
    const answer = await world.ask("GET", U, { headers: { "Accept-Encoding": accepted } });
    expect(answer.headers["content-encoding"]).toBe(isCompressed ? "gzip" : undefined);
    expect(answer.headers.vary).toBe("Accept-Encoding");
    expect((isCompressed ? gunzipSync(answer.body) : answer.body).toString("utf8")).toBe(LISTS);
  });

  test("a conflict report is compressed too", async () => {
    await open();
    const answer = await world.ask("PUT", U, {
      body: "<",
      type: LISTS_TYPE,
      headers: { "Accept-Encoding": "gzip" },
    });
    expect(gunzipSync(answer.body).toString("utf8")).toContain("not-well-formed");
  });

  test("a compressed body is stored as what it is", async () => {
    await open();
    expect(
      (
        await world.ask("PUT", U, {
          body: gzipSync(LISTS),
          type: LISTS_TYPE,
          headers: { "Content-Encoding": "gzip" },
        })
      ).status,
    ).toBe(201);
    expect((await world.ask("GET")).text).toBe(LISTS);
  });

  test.each([
    ["gzip", Buffer.from(LISTS), 400],
    ["gzip", gzipSync(LISTS).subarray(0, 40), 400],
    ["deflate", deflateSync(LISTS), 415],
    ["gzip, gzip", gzipSync(gzipSync(LISTS)), 415],
  ])("Content-Encoding %s that cannot be read", async (coding, body, status) => {
    await open();
    const answer = await world.ask("PUT", U, {
      body,
      type: LISTS_TYPE,
      headers: { "Content-Encoding": coding },
    });
    expect(answer.status).toBe(status);
    if (status === 415) expect(answer.headers["accept-encoding"]).toBe("gzip");
    expect((await world.ask("GET")).status).toBe(404);
  });
});

describe("XDM-036 sizes", () => {
  const long = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><display-name>${"x".repeat(5000)}</display-name></list></resource-lists>`;

  test("413 for a document longer than the limit, announced or not, compressed or not", async () => {
    await open({ PORCHLIGHT_XCAP_DOCUMENT_BYTES: "4096" });
    expect((await world.put(long)).status).toBe(413);
    expect(
      (await world.put(gzipSync(long) as unknown as string, { "Content-Encoding": "gzip" })).status,
    ).toBe(413);
    expect((await world.put(long, { "Transfer-Encoding": "chunked" })).status).toBe(413);
    expect((await world.ask("GET")).status).toBe(404);
  });

  test("who does not stop sending is cut off", async () => {
    await open({ PORCHLIGHT_XCAP_DOCUMENT_BYTES: "4096" });
    const authorization = world.credentials(await world.challenges(), "PUT", U);
    const ended = new Promise<void>((resolve) => {
      const endless = request({
        port: world.port,
        host: "127.0.0.1",
        method: "PUT",
        path: U,
        headers: { Authorization: authorization, "Content-Type": LISTS_TYPE },
      });
      endless.on("error", () => {});
      endless.once("close", () => resolve());
      const more = (): void => {
        if (!endless.destroyed) endless.write("x".repeat(4096), () => setImmediate(more));
      };
      more();
    });
    await ended;
    expect((await world.ask("GET")).status).toBe(404);
  });

  test("quotas of one user: documents and octets", async () => {
    await open({ PORCHLIGHT_XCAP_DOCUMENTS_PER_USER: "2", PORCHLIGHT_XCAP_BYTES_PER_USER: "8000" });
    const put = async (name: string, text = LISTS): Promise<number> =>
      (await world.put(text, {}, U.replace("index", name))).status;
    expect([await put("a"), await put("b"), await put("c")]).toEqual([201, 201, 409]);
    expect(await put("a", long)).toBe(200);
    expect(await put("b", long)).toBe(413);
  });
});

describe("XDM-066 pages of other origins", () => {
  const page = "https://phone.example.com";
  const preflight = { Origin: page, "Access-Control-Request-Method": "PUT" };

  test("a configured origin may ask, with fields that matter, and sees entity-tags", async () => {
    await open({ PORCHLIGHT_XCAP_ALLOWED_ORIGINS: page });
    const asked = await world.raw("OPTIONS", U, { headers: preflight });
    expect(asked.status).toBe(204);
    expect(asked.headers["access-control-allow-origin"]).toBe(page);
    expect(asked.headers["access-control-allow-methods"]).toContain("PUT");
    expect(asked.headers["access-control-allow-headers"]).toContain("If-Match");
    expect(asked.headers["access-control-allow-credentials"]).toBeUndefined();
    const challenged = await world.raw("GET", U, { headers: { Origin: page } });
    expect(challenged.status).toBe(401);
    expect(challenged.headers["access-control-allow-origin"]).toBe(page);
    expect(challenged.headers["access-control-expose-headers"]).toMatch(/ETag.*WWW-Authenticate/);
    expect(challenged.headers.vary).toContain("Origin");
  });

  test("another origin gets no such fields", async () => {
    await open({ PORCHLIGHT_XCAP_ALLOWED_ORIGINS: page });
    for (const Origin of ["https://evil.example.com", `${page}.evil.test`, "null"]) {
      const { headers } = await world.raw("OPTIONS", U, { headers: { ...preflight, Origin } });
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  test("nobody may when no origin is configured", async () => {
    await open();
    const { headers } = await world.raw("OPTIONS", U, { headers: preflight });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("XDM-064 TLS", () => {
  test("plain HTTP is refused when TLS is required, but from a proxy that speaks it", async () => {
    await open({ PORCHLIGHT_XCAP_REQUIRE_TLS: "on", PORCHLIGHT_XCAP_TRUSTED_PROXIES: "127.0.0.0/8" });
    const plain = { "X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "http" };
    const refused = await world.raw("GET", U, { headers: plain });
    expect([refused.status, refused.headers["www-authenticate"]]).toEqual([403, undefined]);
    expect((await world.raw("GET", U, { headers: { ...plain, "X-Forwarded-Proto": "https" } })).status).toBe(
      401,
    );
    // The machine itself is no network.
    expect((await world.raw("GET", U)).status).toBe(401);
  });
});

describe("operators", () => {
  const identity = (role: Identity["role"]): Identity => ({
    via: "token",
    name: role,
    role,
    tokenId: "t",
    expiresAt: undefined,
  });
  const as = (role: Identity["role"]) => {
    world.operators.set(`Bearer ${role}`, identity(role));
    return { Authorization: `Bearer ${role}` };
  };
  const actions = async () =>
    (await world.store.audit.list({ limit: 10 })).map(({ actor, action }) => `${actor} ${action}`);

  test("XDM-054 read and write for users; each read and write has its line in the audit log", async () => {
    await open();
    await world.put();
    const headers = as("operator");
    expect((await world.raw("GET", U, { headers })).text).toBe(LISTS);
    expect(
      (await world.raw("PUT", U, { headers, body: LISTS.replace("work", "home"), type: LISTS_TYPE })).status,
    ).toBe(200);
    expect((await world.raw("DELETE", U, { headers })).status).toBe(200);
    expect(await actions()).toEqual([
      "token:operator document.delete",
      "token:operator document.put",
      "token:operator document.read",
    ]);
    expect(world.changes.map(({ author }) => author)).toEqual([ALICE, "token:operator", "token:operator"]);
  });

  test("an auditor reads and changes nothing; support sees no documents", async () => {
    await open();
    await world.put();
    expect((await world.raw("GET", U, { headers: as("auditor") })).status).toBe(200);
    const put = { headers: as("auditor"), body: LISTS, type: LISTS_TYPE };
    expect((await world.raw("PUT", U, put)).status).toBe(403);
    expect((await world.raw("GET", U, { headers: as("support") })).status).toBe(403);
    expect(await actions()).toEqual(["token:auditor document.read"]);
  });

  test("a request that was refused is not in the audit log, nor are global documents", async () => {
    await open();
    const headers = as("owner");
    expect((await world.raw("GET", U, { headers })).status).toBe(404);
    expect((await world.raw("GET", "/xcap-root/xcap-caps/global/index", { headers })).status).toBe(200);
    expect(await actions()).toEqual([]);
  });
});

describe("changes", () => {
  test("every write is published: created, changed, an element, deleted, the user removed", async () => {
    await open();
    const created = await world.put();
    const element = await world.ask(
      "PUT",
      `${U}/~~/resource-lists/list%5B@name=%22work%22%5D/entry%5B@uri=%22sip:x@y%22%5D`,
      {
        body: '<entry uri="sip:x@y"/>',
        type: ELEMENT_TYPE,
        headers: { "User-Agent": "Phone/1.0" },
      },
    );
    expect(element.status).toBe(201);
    await world.ask("DELETE");
    await world.put();
    await world.store.documents.deleteUser(ALICE, { at: 0 as never, author: "olga", client: "console" });
    const tag = (text: string | undefined) => text?.replaceAll('"', "");
    expect(world.changes.map(({ version, author, client }) => `${version} ${author} ${client}`)).toEqual([
      `1 ${ALICE} `,
      `2 ${ALICE} Phone/1.0`,
      `3 ${ALICE} `,
      `4 ${ALICE} `,
      "5 olga console",
    ]);
    expect(world.changes[1]).toMatchObject({
      key: { auid: "resource-lists", tree: "users", xui: ALICE, path: "index" },
      previousEtag: tag(created.headers.etag),
      newEtag: tag(element.headers.etag),
      previousText: LISTS,
      newText: LISTS.replace('<list name="work"/>', '<list name="work"><entry uri="sip:x@y"/></list>'),
    });
    expect(world.changes[2]).not.toHaveProperty("newEtag");
    expect((await world.ask("GET")).status).toBe(404);
  });

  test("what is refused is not published", async () => {
    await open();
    await world.put("<");
    await world.put(LISTS, { "If-Match": '"x"' });
    expect(world.changes).toEqual([]);
  });

  test("a document of a user who is gone before it is stored does not stay", async () => {
    await open();
    const write = world.store.documents.write.bind(world.store.documents);
    world.store.documents.write = async (...args) => {
      world.directory.remove([ALICE]);
      return write(...args);
    };
    expect((await world.put()).status).toBe(404);
    expect(await world.store.documents.list({}, { limit: 10 })).toEqual([]);
  });
});
