import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createLogger } from "../log/logger";
import { readCertificate } from "../runtime/certificate";
import { LiveCertificate } from "../runtime/tls/live-certificate";
import { eventually } from "../testing/eventually";
import { handshake, RawWebSocket } from "../testing/raw-websocket";
import { selfSigned } from "../testing/self-signed";
import { ConsoleProcess } from "./console-process";
import { HttpFront, type HttpFrontOptions } from "./http-front";

const log = createLogger("silent");
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function watcherBuild(): string {
  const root = mkdtempSync(join(tmpdir(), "porchlight-pages-"));
  mkdirSync(join(root, "assets"));
  writeFileSync(join(root, "index.html"), "<!doctype html><script>inline()</script><div id=root></div>");
  writeFileSync(join(root, "assets", "index-abc123.js"), "export {}");
  writeFileSync(join(root, "lantern.svg"), "<svg/>");
  writeFileSync(join(root, ".secret"), "no");
  return root;
}

async function open(options: Partial<HttpFrontOptions> = {}): Promise<string> {
  const front = await HttpFront.create({
    log,
    certificate: undefined,
    watcherRoot: watcherBuild(),
    console: undefined,
    mountApi: async () => {},
    ...options,
  });
  const port = await front.listen("127.0.0.1", 0);
  closers.push(() => front.close());
  return `http://127.0.0.1:${port}`;
}

describe("watcher pages", () => {
  test.each(["/", "/watcher/"])(
    "%s is the watcher, asked for anew each time, under a strict policy",
    async (path) => {
      const response = await fetch((await open()) + path);
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-cache");
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("connect-src 'self' ws: wss:");
      expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='/);
      expect(policy).not.toContain("unsafe");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("strict-transport-security")).toBeNull();
    },
  );

  test("assets with a hash in their name are kept for ever, others are not", async () => {
    const origin = await open();
    for (const prefix of ["/", "/watcher/"]) {
      const asset = await fetch(`${origin}${prefix}assets/index-abc123.js`);
      expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      const icon = await fetch(`${origin}${prefix}lantern.svg`);
      expect(icon.headers.get("cache-control")).toBe("no-cache");
    }
  });

  test("nothing outside the build is served", async () => {
    const origin = await open();
    for (const path of ["/.secret", "/..%2f..%2fetc/passwd", "/%2e%2e/package.json", "/assets/"]) {
      const { status } = await fetch(origin + path);
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(status, path).toBeLessThan(500);
    }
  });

  test("an address inside the watcher leads back to it", async () => {
    const response = await fetch(`${await open()}/watcher/contacts`, {
      headers: { accept: "text/html" },
      redirect: "manual",
    });
    expect(response.headers.get("location")).toBe("/watcher/");
  });

  test("503 says how to build it when it is not built", async () => {
    const response = await fetch(`${await open({ watcherRoot: "/nowhere" })}/`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("npm run build");
  });
});

describe("addresses that lead nowhere", () => {
  test("404 is problem+json", async () => {
    const response = await fetch(`${await open()}/api/v1/nothing`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 404, title: "Not Found" });
  });

  test("COR-001 /sip without an upgrade is 400", async () => {
    expect((await fetch(`${await open()}/sip`)).status).toBe(400);
  });

  test.each(["/", "/sip", "/ws"])("COR-001 400 for a handshake without Upgrade on %s", async (path) => {
    const { port } = new URL(await open());
    const client = await RawWebSocket.connect(Number(port));
    client.write(handshake({ Upgrade: undefined, Connection: undefined }, path));
    expect(await client.answer()).toMatch(/^HTTP\/1\.1 400 /);
    client.destroy();
  });

  test("a fault in a handler tells nothing of itself", async () => {
    const origin = await open({
      mountApi: async (app) => {
        app.get("/api/fault", async () => {
          throw new Error("secret detail");
        });
      },
    });
    const response = await fetch(`${origin}/api/fault`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret detail");
  });
});

describe("TLS", () => {
  test("HSTS is sent over TLS only", async () => {
    const files = await selfSigned();
    const certificate = new LiveCertificate(
      readCertificate({ cert: files.PORCHLIGHT_TLS_CERT, key: files.PORCHLIGHT_TLS_KEY }),
    );
    const front = await HttpFront.create({
      log,
      certificate,
      watcherRoot: watcherBuild(),
      console: undefined,
      mountApi: async () => {},
    });
    const port = await front.listen("127.0.0.1", 0);
    closers.push(() => front.close());
    const { get } = await import("node:https");
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
      get({ port, host: "127.0.0.1", path: "/", rejectUnauthorized: false }, (response) => {
        response.resume();
        resolve(response.headers);
      }).once("error", reject);
    });
    expect(headers["strict-transport-security"]).toContain("max-age=31536000");
  });
});

describe("the console", () => {
  const consoleServer = `
    const { createServer } = require("node:http");
    createServer((request, response) => {
      if (request.url.endsWith("/die")) process.exit(3);
      response.setHeader("content-security-policy", "script-src 'nonce-x'");
      response.end(JSON.stringify({
        url: request.url,
        host: request.headers["x-forwarded-host"],
        for: request.headers["x-forwarded-for"],
        settings: Object.keys(process.env).filter((name) => name.startsWith("PORCHLIGHT")),
      }));
    }).listen(Number(process.env.PORT), process.env.HOSTNAME);`;

  async function openConsole() {
    const file = join(mkdtempSync(join(tmpdir(), "porchlight-console-")), "server.cjs");
    writeFileSync(file, consoleServer);
    const child = new ConsoleProcess(file, {}, log);
    closers.push(() => child.stop());
    child.start();
    const origin = await open({ console: child });
    await eventually("the console is up", () => child.state === "up");
    return { child, origin };
  }

  test("is served from its own process, which knows none of our settings", async () => {
    const { origin } = await openConsole();
    const response = await fetch(`${origin}/console/users?page=2`);
    expect(response.headers.get("content-security-policy")).toBe("script-src 'nonce-x'");
    expect(await response.json()).toEqual({
      url: "/console/users?page=2",
      host: new URL(origin).host,
      for: "127.0.0.1",
      settings: [],
    });
  });

  test("is started again when it ends; meanwhile 503 asks for a moment", async () => {
    const { child, origin } = await openConsole();
    await fetch(`${origin}/console/die`);
    await eventually("it is down", () => child.state === "starting");
    const meanwhile = await fetch(`${origin}/console/`);
    expect(meanwhile.status).toBe(503);
    expect(meanwhile.headers.get("retry-after")).toBe("2");
    await eventually("it is up again", () => child.state === "up");
    expect((await fetch(`${origin}/console/`)).status).toBe(200);
  });

  test("503 says how to build it when it is not built", async () => {
    const origin = await open({ console: new ConsoleProcess("/nowhere/server.js", {}, log) });
    const response = await fetch(`${origin}/console/`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("npm run build");
  });

  test("404 when it is switched off", async () => {
    expect((await fetch(`${await open()}/console/`)).status).toBe(404);
  });

  test("what stands in its place is said in the language of the browser", async () => {
    const response = await fetch(`${await open()}/console/`, { headers: { "accept-language": "de-AT,en" } });
    expect(await response.text()).toMatch(/<html lang="de">.*Die Konsole ist ausgeschaltet/s);
  });
});
