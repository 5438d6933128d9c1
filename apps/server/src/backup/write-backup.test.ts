import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instant } from "@porchlight/kernel";
import { openStore, type Store } from "@porchlight/store";
import { beforeEach, expect, test } from "vitest";
import { paths } from "../paths";
import { writeBackup } from "./write-backup";

let dataDir: string;
let storeUrl: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "porchlight-backup-"));
  storeUrl = `file:${join(dataDir, "porchlight.db")}`;
});

const backupTo = (name: string) => writeBackup({ dataDir, storeUrl }, join(dataDir, name));
const open = (url = storeUrl) => openStore({ url, durability: "relaxed", migrationsDir: paths.migrations });
const now = instant(Date.UTC(2026, 0, 5));
const banned = (store: Store, network: string) =>
  store.bans.put(
    { network, reason: "", bannedBy: "olga", bannedAt: now, until: undefined },
    { at: now, actor: "olga", action: "ban", target: network, before: undefined, after: undefined },
  );

test("what is written later is not in it, what was is; keys and certificates are beside it", async () => {
  writeFileSync(join(dataDir, "secrets.json"), "{}", { mode: 0o600 });
  mkdirSync(join(dataDir, "tls"));
  writeFileSync(join(dataDir, "tls", "self-signed-key.pem"), "key", { mode: 0o600 });
  writeFileSync(join(dataDir, "first-run-passwords.txt"), "admin: secret");
  const store = await open();
  await banned(store, "192.0.2.1");
  const written = await backupTo("copy");
  await banned(store, "192.0.2.2");
  await store.close();

  expect(written.files.map(({ name }) => name)).toEqual([
    "porchlight.db",
    "secrets.json",
    "tls/self-signed-key.pem",
  ]);
  for (const { name } of written.files)
    expect((statSync(join(written.folder, name)).mode & 0o777).toString(8)).toBe("600");
  const copy = await open(`file:${join(written.folder, "porchlight.db")}`);
  expect((await copy.bans.list()).map(({ network }) => network)).toEqual(["192.0.2.1"]);
  await copy.close();
});

test("what cannot be copied is said in one sentence, and nothing half is left", async () => {
  await expect(
    writeBackup({ dataDir: join(dataDir, "none"), storeUrl }, join(dataDir, "none", "copy")),
  ).rejects.toThrow(/^There is no data directory /);
  expect(existsSync(join(dataDir, "none"))).toBe(false);
  await expect(backupTo("copy")).rejects.toThrow(/^There is no database at /);
  writeFileSync(join(dataDir, "porchlight.db"), "not what it says".repeat(512));
  await expect(backupTo("copy")).rejects.toThrow(/^The database .* is damaged /);
  expect(readdirSync(dataDir)).toEqual(["porchlight.db"]);
  mkdirSync(join(dataDir, "copy"));
  await expect(backupTo("copy")).rejects.toThrow(/copy is there already: give another folder\.$/);
  expect(readFileSync(join(dataDir, "porchlight.db"), "utf8")).toMatch(/^not what/);
});
