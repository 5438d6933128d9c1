import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { buildProgram } from "./testing/built-program";
import { PorchlightProcess } from "./testing/porchlight-process";

/** Real processes, on a machine that has other things to do. */
vi.setConfig({ testTimeout: 60_000 });
buildProgram();

test("SYS-009 a backup of a server at work is a data directory of its own, for its owner alone", async () => {
  const server = new PorchlightProcess(["start"], { PORCHLIGHT_SAMPLE_OFFICE: "on" });
  const { dataDir } = server;
  await server.until("it is ready", ({ stderr }) => stderr.includes("Stop with Ctrl+C."));
  const backup = new PorchlightProcess(["backup"], { PORCHLIGHT_DATA_DIR: dataDir });
  expect((await backup.ended).status).toBe(0);
  expect(backup.stdout).toMatch(/^Wrote porchlight\.db \(\d+ octets\), secrets\.json \(\d+ octets\) to /);

  const [name = ""] = readdirSync(join(dataDir, "backups"));
  const folder = join(dataDir, "backups", name);
  expect((statSync(folder).mode & 0o777).toString(8)).toBe("700");
  const users = new PorchlightProcess(["user", "list", "--json"], { PORCHLIGHT_DATA_DIR: folder });
  expect(await users.ended).toMatchObject({ status: 0 });
  expect(users.stdout).toContain('"sip:alice@office.test"');
});
