import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { BadgeEdge } from "./badge-edge";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(file: string): Promise<string> {
  const edge = new BadgeEdge(file);
  const server = createServer((request, response) => {
    if (edge.owns(request.url)) void edge.handle(request, response);
    else response.writeHead(418).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function script(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "porchlight-badge-")), "badge.js");
  writeFileSync(file, text);
  return file;
}

test("COR-075 the badge is for pages of any origin, kept for an hour and asked for by its tag", async () => {
  const url = `${await serve(script("badge();"))}/badge/porchlight-presence.js`;
  const answer = await fetch(`${url}?1`);
  expect([answer.status, await answer.text()]).toEqual([200, "badge();"]);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "public, max-age=3600",
    "content-encoding": "gzip",
    "x-content-type-options": "nosniff",
  });
  const tag = answer.headers.get("etag") ?? "";
  expect((await fetch(url, { headers: { "if-none-match": tag } })).status).toBe(304);
  expect((await fetch(url, { method: "POST" })).headers.get("allow")).toBe("GET, HEAD");
});

test("a badge that is not built says so; nothing else is its own", async () => {
  const origin = await serve("/nowhere");
  const answer = await fetch(`${origin}/badge/porchlight-presence.js`);
  expect([answer.status, await answer.text()]).toEqual([404, "The badge is not built: run npm run build.\n"]);
  expect((await fetch(`${origin}/badge/other.js`)).status).toBe(418);
});
