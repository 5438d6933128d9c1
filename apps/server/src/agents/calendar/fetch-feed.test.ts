import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { feedAddress, isFetchable } from "./feed-address";
import { type FeedLimits, fetchFeed } from "./fetch-feed";

const NOTHING = { etag: undefined, lastModified: undefined };
const LIMITS: FeedLimits = { allowsHttp: true, allowsPrivateAddresses: true, longest: 1000, timeoutMs: 5000 };

let server: Server;
let answer: RequestListener;
let origin: string;
const never = new AbortController().signal;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const get = (path = "/", limits: Partial<FeedLimits> = {}, known = NOTHING, stop = never) =>
  fetchFeed(path.startsWith("http") ? path : origin + path, known, { ...LIMITS, ...limits }, stop);

describe("COR-063 a feed over HTTP", () => {
  test("its text comes with its validators, which are sent the next time", async () => {
    answer = ({ headers }, response) => {
      if (
        headers["if-none-match"] === '"1"' &&
        headers["if-modified-since"] === "Mon, 07 Jan 2030 08:00:00 GMT"
      ) {
        response.writeHead(304).end();
        return;
      }
      response.writeHead(200, { ETag: '"1"', "Last-Modified": "Mon, 07 Jan 2030 08:00:00 GMT" }).end("BEGIN");
    };
    const first = await get();
    expect(first).toEqual({
      kind: "text",
      text: "BEGIN",
      etag: '"1"',
      lastModified: "Mon, 07 Jan 2030 08:00:00 GMT",
    });
    expect(
      await get("/", {}, { etag: '"1"', lastModified: "Mon, 07 Jan 2030 08:00:00 GMT" } as never),
    ).toEqual({
      kind: "unchanged",
    });
  });

  test("10 MB are refused, told before or not", async () => {
    answer = (_, response) =>
      response.writeHead(200, { "Content-Length": 10_000_000 }).end(Buffer.alloc(10_000_000));
    expect(await get()).toMatchObject({ kind: "failed", reason: { text: "is longer than 1000 octets" } });
    answer = (_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(500)));
        response.once("drain", more);
      };
      more();
    };
    expect(await get()).toMatchObject({ kind: "failed", reason: { text: "is longer than 1000 octets" } });
  });

  test("a server that never ends, or does not answer, is given up", async () => {
    answer = (_, response) => void response.writeHead(200).write("BEGIN");
    expect(await get("/", { timeoutMs: 100 })).toMatchObject({
      kind: "failed",
      reason: { text: "takes too long to answer" },
    });
    answer = () => undefined;
    expect(await get("/", { timeoutMs: 100 })).toMatchObject({
      kind: "failed",
      reason: { text: "takes too long to answer" },
    });
    const stop = AbortSignal.abort();
    expect(await get("/", {}, NOTHING, stop)).toMatchObject({ kind: "failed" });
  });

  test.each([
    [410, { kind: "gone" }],
    [404, { kind: "failed", reason: { text: "is answered with 404" } }],
    [500, { kind: "failed", reason: { text: "is answered with 500" } }],
    [204, { kind: "failed", reason: { text: "is answered with 204" } }],
  ])("%i", async (status, outcome) => {
    answer = (_, response) => response.writeHead(status).end();
    expect(await get()).toMatchObject(outcome);
  });

  test("a compressed body that nobody asked for is refused", async () => {
    answer = (_, response) => response.writeHead(200, { "Content-Encoding": "gzip" }).end("x");
    expect(await get()).toMatchObject({ kind: "failed" });
  });

  test("redirects are followed a few times, each one screened", async () => {
    answer = ({ url = "" }, response) => {
      const hop = Number(url.slice(1));
      if (hop === 0) response.writeHead(200).end("BEGIN");
      else response.writeHead(302, { Location: `/${hop - 1}` }).end();
    };
    expect(await get("/5")).toMatchObject({ kind: "text" });
    expect(await get("/6")).toMatchObject({ kind: "failed", reason: { text: "is redirected too often" } });
    answer = (_, response) => response.writeHead(302, { Location: "file:///etc/passwd" }).end();
    expect(await get()).toMatchObject({ kind: "failed", reason: { text: expect.stringContaining("https") } });
    answer = (_, response) => response.writeHead(302, { Location: "http://[" }).end();
    expect(await get()).toMatchObject({ kind: "failed", reason: { text: "is redirected to no address" } });
  });

  test("names that lead to private addresses are not connected to", async () => {
    let asked = 0;
    answer = (_, response) => {
      asked += 1;
      response.end("secret");
    };
    const named = origin.replace("127.0.0.1", "localhost");
    for (const address of [origin, named, `${named}/deep`]) {
      expect(await get(address, { allowsPrivateAddresses: false })).toMatchObject({
        kind: "failed",
        reason: { text: "leads to an address that is not public" },
      });
    }
    expect(asked).toBe(0);
  });

  test("nobody listens", async () => {
    expect(await get("http://127.0.0.1:1/")).toMatchObject({
      kind: "failed",
      reason: { text: "cannot be reached: ECONNREFUSED" },
    });
  });
});

describe("COR-063 where feeds may lead", () => {
  const strict = { allowsHttp: false, allowsPrivateAddresses: false };

  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::1",
  ])("not to %s", (address) => {
    expect(isFetchable(address, strict)).toBe(false);
    expect(isFetchable(address, { ...strict, allowsPrivateAddresses: true })).toBe(true);
  });

  test.each(["8.8.8.8", "2606:4700::1111"])("to %s", (address) => {
    expect(isFetchable(address, strict)).toBe(true);
  });

  test.each([
    "http://calendar.test/",
    "file:///etc/passwd",
    "ftp://calendar.test/",
    "gopher://calendar.test/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "nothing",
    "",
    `https://calendar.test/${"x".repeat(2048)}`,
  ])("%s is refused", (address) => {
    expect(feedAddress(address, strict).ok).toBe(false);
  });

  test.each([
    ["https://calendar.test/a.ics", "https://calendar.test/a.ics"],
    ["webcal://calendar.test/a.ics", "https://calendar.test/a.ics"],
  ])("%s is taken", (address, href) => {
    const url = feedAddress(address, strict);
    expect(url.ok && url.value.href).toBe(href);
  });
});
