import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { lockDataDirectory, lockForCommand } from "../runtime/data-lock";
import { buildProgram } from "./testing/built-program";
import { PorchlightProcess } from "./testing/porchlight-process";

/** Real processes, on a machine that has other things to do. */
vi.setConfig({ testTimeout: 60_000 });
buildProgram();

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "porchlight-cli-"));
});

const run = (...args: readonly string[]) => new PorchlightProcess(args, { PORCHLIGHT_DATA_DIR: dataDir });
const has = (file: RegExp) => readdirSync(dataDir).some((name) => file.test(name));

test("a command waits for a server that starts or stops, and touches nothing meanwhile", async () => {
  const server = await lockDataDirectory(dataDir);
  const command = run("user", "list", "--json");
  await command.until("it asks for the directory", () => has(/^command-/));
  expect(has(/\.db/)).toBe(false);
  server.release();
  expect(await command.ended).toMatchObject({ status: 0 });
  expect(command).toMatchObject({ stdout: "[]\n", stderr: "" });
  expect(has(/\.sock$/)).toBe(false);
});

test("a server waits for a command before it reads the database", async () => {
  const command = await lockForCommand(dataDir);
  const server = run("start");
  await server.until("it asks for the directory", () => has(/^server-/));
  expect(has(/\.db/)).toBe(false);
  command?.release();
  await server.until("it is ready", ({ stderr }) => stderr.includes("Stop with Ctrl+C."));
  server.child.kill("SIGTERM");
  expect(await server.ended).toMatchObject({ status: 0 });
});

test("a command at the moment of a start finds the server as soon as it is ready", async () => {
  const server = run("start");
  await server.until("it has the directory", () => has(/^server-/));
  const command = run("user", "show", "alice@office.test", "--json");
  expect(await command.ended).toMatchObject({ status: 0 });
  expect(JSON.parse(command.stdout)).toMatchObject({ aor: "sip:alice@office.test" });
  server.child.kill("SIGTERM");
  expect(await server.ended).toMatchObject({ status: 0 });
});
