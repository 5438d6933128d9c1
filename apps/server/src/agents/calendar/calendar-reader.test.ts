import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { processReader } from "./calendar-reader";

const folder = mkdtempSync(join(tmpdir(), "porchlight-reader-"));

/** A process that does this with what it is sent. */
function entry(name: string, script: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, script);
  return path;
}

const order = {
  text: "BEGIN:VCALENDAR",
  from: instant(0),
  until: instant(1),
  owner: "alice@office.test",
  timeZone: "",
  serverTimeZone: "UTC",
};

describe("COR-063 a calendar is read in a process of its own", () => {
  test("what it says comes back, though it ends at once", async () => {
    const read = processReader(
      entry(
        "good",
        'process.once("message", ({ text }) => process.send({ ok: false, error: text }, () => process.exit()));',
      ),
    );
    expect(await Promise.all([read(order), read({ ...order, text: "second" })])).toEqual([
      { ok: false, error: "BEGIN:VCALENDAR" },
      { ok: false, error: "second" },
    ]);
  });

  test.each([
    ["ends by itself", "process.exit(3);"],
    [
      "runs out of memory",
      'process.once("message", () => { const all = []; for (;;) all.push(new Array(1e5).fill(all)); });',
    ],
    ["is killed", 'process.kill(process.pid, "SIGKILL");'],
  ])("one that %s harms nobody", async (name, script) => {
    const outcome = await processReader(entry(name.replaceAll(" ", "-"), script))(order);
    expect(outcome).toMatchObject({ ok: false, error: { code: "asks-for-too-much" } });
  });

  test("it has nothing of the environment of the server", async () => {
    const read = processReader(
      entry(
        "env",
        'process.once("message", () => process.send({ ok: false, error: String(process.env.PATH) }));',
      ),
    );
    expect(await read(order)).toEqual({ ok: false, error: "undefined" });
  });
});
