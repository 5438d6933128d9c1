import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Flow, FlowId } from "@porchlight/engine";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../../testing/eventually";
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

const flow: Flow = {
  id: 7 as FlowId,
  transport: "ws",
  remoteAddress: "192.0.2.7",
  remotePort: 50_000,
  localAddress: "192.0.2.1",
  localPort: 8080,
  trusted: false,
  certifiedDomains: [],
};

const message = (firstLine: string): string =>
  `${firstLine}\r\nFrom: <sip:alice@office.test>;tag=a\r\nTo: <sip:alice@office.test>\r\nCall-ID: c\u001b1\r\nCSeq: 1 PUBLISH\r\nEvent: presence\r\n\r\n`;

test.each([
  [
    "",
    [
      /^\S+ ws 192\.0\.2\.7:50000 -> PUBLISH presence, \d+ octets, c/,
      /^\S+ ws 192\.0\.2\.7:50000 <- 200 OK \(PUBLISH\)/,
    ],
  ],
  ["--json", [/^\{"number":1,.*"method":"PUBLISH"/, /^\{"number":2,.*"status":200/]],
])("porchlight trace AOR %s: a line for each message, until the trace is over", async (option, lines) => {
  const command = runCli(world, ["trace", "alice@office.test", ...(option === "" ? [] : [option])]);
  await eventually("the wire is tapped", () => world.wire.tap !== undefined);
  world.wire.tap?.("in", flow, message("PUBLISH sip:alice@office.test SIP/2.0"));
  world.wire.tap?.("out", flow, message("SIP/2.0 200 OK"));
  const operator = world.as("operator");
  const [trace] = (await operator.listTraces()).items;
  await operator.stopTrace({ params: { id: trace?.id ?? "" } });
  const { status, stderr, stdout } = await command;
  expect([status, stderr]).toEqual([0, ""]);
  const printed = stdout.trimEnd().split("\n");
  expect(printed).toHaveLength(lines.length);
  for (const [index, line] of lines.entries()) expect(printed[index]).toMatch(line);
  expect(stdout).not.toContain("\u001b");
});

test("porchlight trace: a time that is none is a matter of usage", async () => {
  const { status, stderr } = await runCli(world, ["trace", "alice@office.test", "--seconds", "long"]);
  expect([status, stderr]).toEqual([2, expect.stringContaining("It is a number of seconds.")]);
});
