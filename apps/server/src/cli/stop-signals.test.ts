import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { RawWebSocket } from "../testing/raw-websocket";
import { buildProgram } from "./testing/built-program";
import { PorchlightProcess } from "./testing/porchlight-process";

/** Real processes, on a machine that has other things to do. */
vi.setConfig({ testTimeout: 60_000 });
buildProgram();

const module = new URL("./stop-signals.ts", import.meta.url).href;

/** Runs a script in which `signals` listens; nothing but its own timer keeps it alive. */
function script(text: string) {
  const source = `
    import { StopSignals } from ${JSON.stringify(module)};
    const signals = new StopSignals();
    signals.listen();
    const send = (signal) => process.kill(process.pid, signal);
    setTimeout(() => process.exit(3), 2000);
    ${text}
  `;
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", source],
    { encoding: "utf8" },
  );
  return { status, stdout };
}

describe("a signal", () => {
  test("that came while nobody asked is told later", () => {
    const heard = script(`
      send("SIGTERM");
      for (const until = Date.now() + 50; Date.now() < until; );
      setTimeout(async () => {
        console.log(await signals.asked, signals.isAsked);
        process.exit(0);
      }, 50);
    `);
    expect(heard).toEqual({ status: 0, stdout: "SIGTERM true\n" });
  });

  test("that comes while somebody asks is told at once", () => {
    expect(script(`send("SIGINT"); console.log(await signals.asked); process.exit(0);`)).toEqual({
      status: 0,
      stdout: "SIGINT\n",
    });
  });

  test.each([
    ["SIGTERM", "SIGINT"],
    ["SIGINT", "SIGTERM"],
    ["SIGTERM", "SIGTERM"],
  ])("%s is followed by %s: the process ends at once", (first, second) => {
    expect(script(`send("${first}"); console.log(await signals.asked); send("${second}");`)).toEqual({
      status: 1,
      stdout: `${first}\n`,
    });
  });
});

const inDirectory = (name: string | RegExp) => (office: PorchlightProcess) =>
  readdirSync(office.dataDir).some((file) => (typeof name === "string" ? file === name : name.test(file)));

const moments: readonly (readonly [string, (office: PorchlightProcess) => boolean])[] = [
  ["the data directory is locked", inDirectory(/\.sock$/)],
  ["the database is made", inDirectory("porchlight.db")],
  ["the first passwords are written", inDirectory("first-run-passwords.txt")],
  ["the command line could find it", inDirectory("cli-token")],
  ["it says in the log that it is ready", ({ stdout }) => stdout.includes('"ready"')],
];

describe("SIGTERM ends a start in good order when it comes as soon as", () => {
  test.each(moments)("%s", async (what, hasCome) => {
    const office = new PorchlightProcess(["start"]);
    await office.until(what, hasCome);
    office.child.kill("SIGTERM");
    expect(await office.ended).toEqual({ status: 0, signal: null });
    expect(office.logged.at(-1)).toBe("stopping");
    expect(office.stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(office.dataDir).filter((file) => /^cli-token|\.sock$/.test(file))).toEqual([]);
  });
});

test("SIGTERM ends a start however early it comes, before the program is loaded too", async () => {
  for (const milliseconds of [100, 500, 1000, 1500]) {
    const office = new PorchlightProcess(["start"]);
    await pause(milliseconds);
    office.child.kill("SIGTERM");
    const { status, signal } = await office.ended;
    expect([0, "SIGTERM"]).toContain(signal ?? status);
  }
});

test("SIGTERM ends in good order a server whose output nobody reads any more", async () => {
  const office = new PorchlightProcess(["start"]);
  await office.until("it is ready", ({ stderr }) => stderr.includes("Stop with Ctrl+C."));
  office.child.stdout?.destroy();
  office.child.stderr?.destroy();
  office.child.kill("SIGTERM");
  expect(await office.ended).toEqual({ status: 0, signal: null });
});

test("a second signal does not wait for connections to close", async () => {
  const office = new PorchlightProcess(["start"]);
  await office.until("it is ready", ({ stderr }) => stderr.includes("Stop with Ctrl+C."));
  const port = Number(/http:\/\/localhost:(\d+)/.exec(office.stderr)?.[1]);
  const phone = await RawWebSocket.connect(port);
  phone.write(
    "GET /sip HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: sip\r\n\r\n",
  );
  expect(await phone.answer()).toMatch(/^HTTP\/1.1 101 /);
  office.child.kill("SIGTERM");
  await office.until("it stops", ({ stdout }) => stdout.includes('"stopping"'));
  office.child.kill("SIGTERM");
  expect(await office.ended).toEqual({ status: 1, signal: null });
  phone.destroy();
});
