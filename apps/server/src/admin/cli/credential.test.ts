import { X509Certificate } from "node:crypto";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { secretHash } from "../auth/secret";
import { issueCliCredential, readCliCredential } from "./credential";
import { pinnedFetch } from "./pinned-fetch";

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "porchlight-cli-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe("the local credential", () => {
  test("is readable by its owner only, and goes with the server", async () => {
    const issued = issueCliCredential(dataDir);
    await issued.publish("http://127.0.0.1:8080");
    expect((await stat(join(dataDir, "cli-token"))).mode & 0o777).toBe(0o600);
    const read = await readCliCredential(dataDir);
    expect(read?.url).toBe("http://127.0.0.1:8080");
    expect(secretHash(read?.token ?? "")).toBe(issued.tokenHash);
    await issued.withdraw();
    expect(await readCliCredential(dataDir)).toBeUndefined();
    await issued.withdraw();
  });

  test("of a server that was killed is taken away by the next", async () => {
    await issueCliCredential(dataDir).publish("http://127.0.0.1:8080");
    issueCliCredential(dataDir);
    expect(await readCliCredential(dataDir)).toBeUndefined();
  });

  test("is new with every start", () => {
    expect(issueCliCredential(dataDir).tokenHash).not.toBe(issueCliCredential(dataDir).tokenHash);
  });
});

describe("over TLS", () => {
  test("the server is known by its certificate's fingerprint, whatever its name", async () => {
    const pems = await generate([{ name: "commonName", value: "elsewhere.test" }]);
    const seen: string[] = [];
    const server = createServer({ key: pems.private, cert: pems.cert }, (request, answer) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      answer.writeHead(429, { "content-type": "application/json", "retry-after": "3" }).end('{"a":1}');
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
    const send = { method: "POST", headers: { authorization: "Bearer t" }, body: "{}" };
    const { fingerprint256 } = new X509Certificate(pems.cert);
    const answer = await pinnedFetch(fingerprint256)(url, send);
    expect([answer.status, answer.headers.get("retry-after"), await answer.json()]).toEqual([
      429,
      "3",
      { a: 1 },
    ]);
    await expect(pinnedFetch("AA:BB")(url, send)).rejects.toThrow("another certificate");
    expect(seen).toEqual(["POST /api Bearer t"]);
    await new Promise((done) => server.close(done));
  });
});
