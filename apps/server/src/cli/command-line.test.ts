import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { buildProgram } from "./testing/built-program";
import { PorchlightProcess } from "./testing/porchlight-process";

/** Real processes, on a machine that has other things to do. */
vi.setConfig({ testTimeout: 60_000 });
buildProgram();

async function finish(args: readonly string[], environment?: Readonly<Record<string, string>>) {
  const running = new PorchlightProcess(args, environment);
  const { status } = await running.ended;
  return { status, stdout: running.stdout, stderr: running.stderr };
}

describe("exit status", () => {
  test("2 for usage", async () => {
    const { status, stderr } = await finish(["strat"]);
    expect(status).toBe(2);
    expect(stderr).toContain("unknown command 'strat'");
  });

  test("0 when the settings are good, 1 with one sentence each when not", async () => {
    expect(await finish(["config", "check"])).toMatchObject({ status: 0, stderr: "" });
    const faulty = await finish(["config", "check", "--json"], { PORCHLIGHT_HTTP_PRT: "1" });
    expect(faulty.status).toBe(1);
    expect(JSON.parse(faulty.stdout)).toMatchObject({
      ok: false,
      problems: [
        { where: "PORCHLIGHT_HTTP_PRT", sentence: expect.stringContaining("PORCHLIGHT_HTTP_PORT?") },
      ],
    });
  });

  test("1 with one sentence and no stack when the data directory cannot be written", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "porchlight-cli-")), "file");
    writeFileSync(file, "");
    const { status, stderr } = await finish(["start"], { PORCHLIGHT_DATA_DIR: join(file, "data") });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The data directory .* cannot be written \(ENOTDIR\): [^\n]+\n$/);
  });
});

test("doctor tells what a start would meet, in JSON too", async () => {
  const { status, stdout } = await finish(["doctor", "--json"]);
  expect(status).toBe(0);
  const { checks } = JSON.parse(stdout) as { checks: { id: string; status: string }[] };
  expect(checks.map(({ id }) => id)).toEqual([
    "node",
    "settings",
    "data-directory",
    "first-passwords",
    "certificate",
    "trust-anchors",
    "database",
    "ports",
    "ready",
  ]);
});

describe("start", () => {
  test("prints where to look, logs JSON lines alone, and ends with 0 on SIGTERM", async () => {
    const office = new PorchlightProcess(["start"]);
    await office.until("it is ready", ({ stderr }) => stderr.includes("Stop with Ctrl+C."));
    expect(office.stderr).toMatch(/Watcher {5}http:\/\/localhost:\d+\//);
    expect(office.stderr).toMatch(/ {4}admin +[a-z0-9]{20}\n/);
    office.child.kill("SIGTERM");
    expect(await office.ended).toEqual({ status: 0, signal: null });
    expect(office.logged).toEqual(["ready", "stopping"]);
  });
});
