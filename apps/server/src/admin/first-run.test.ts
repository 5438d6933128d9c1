import { readFile, stat } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { OperationDeps } from "./deps";
import { ensureFirstRun, type FirstRunOptions } from "./first-run";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const options = (change: Partial<FirstRunOptions> = {}): FirstRunOptions => {
  const deps: OperationDeps = { ...world.deps, domains: world.deps.facts.domains };
  return { deps, dataDir: world.dataDir, sampleOffice: true, ...change };
};

test("an empty database gets an owner and the sample office, with passwords in a file for the owner only", async () => {
  const run = await ensureFirstRun(options());
  if (run === undefined) throw new Error("it was the first run");
  expect(run.accounts.map(({ name }) => name)).toEqual(
    ["alice", "bob", "carol", "dave", "frontdesk", "atrium"].map((user) => `sip:${user}@office.test`),
  );
  const passwords = [run.operator, ...run.accounts].map(({ password }) => password);
  expect(new Set(passwords).size).toBe(7);
  const text = await readFile(run.file, "utf8");
  for (const password of passwords) expect(text).toContain(password);
  expect((await stat(run.file)).mode & 0o777).toBe(0o600);
  expect((await world.store.accounts.find("sip:frontdesk@office.test"))?.kind).toBe("role");
  expect((await world.store.accounts.find("sip:atrium@office.test"))?.kind).toBe("resource");
  const body = { username: "admin", password: run.operator.password };
  expect(await world.browser().client.signIn({ body })).toMatchObject({ name: "admin", role: "owner" });
});

test("passwords from the settings are taken and not written down", async () => {
  const run = await ensureFirstRun(
    options({ adminPassword: "chosen-admin", samplePassword: "chosen-sample" }),
  );
  expect(run?.operator).toEqual({ name: "admin", password: "chosen-admin", generated: false });
  const text = await readFile(run?.file ?? "", "utf8");
  expect(text).not.toContain("chosen");
  const alice = await world.store.accounts.find("sip:alice@office.test");
  expect(alice?.secrets.MD5).toBe(world.deps.hasher.hex("MD5", "alice:office.test:chosen-sample"));
});

test("without the sample office there is the owner only, and a second run does nothing", async () => {
  expect((await ensureFirstRun(options({ sampleOffice: false })))?.accounts).toEqual([]);
  expect(await world.store.accounts.count()).toBe(0);
  expect(await ensureFirstRun(options())).toBeUndefined();
  expect(await world.store.accounts.count()).toBe(0);
});

test("a first run that was cut off is finished by the next, and the passwords it gave still hold", async () => {
  const create = world.store.operators.create.bind(world.store.operators);
  world.store.operators.create = () => Promise.reject(new Error("cut off"));
  await expect(ensureFirstRun(options())).rejects.toThrow("cut off");
  world.store.operators.create = create;
  const run = await ensureFirstRun(options());
  expect(run?.operator.name).toBe("admin");
  expect(run?.accounts).toHaveLength(6);
  for (const { name, password } of run?.accounts ?? []) {
    const account = await world.store.accounts.find(name);
    const text = `${account?.user}:office.test:${password}`;
    expect(account?.secrets.MD5).toBe(world.deps.hasher.hex("MD5", text));
  }
});

test("an account that was there before keeps its password", async () => {
  await world.as("owner").createUser({ body: { aor: "alice@office.test", password: "mine-already" } });
  const run = await ensureFirstRun(options());
  expect(run?.accounts.map(({ name }) => name)).not.toContain("sip:alice@office.test");
  const alice = await world.store.accounts.find("sip:alice@office.test");
  expect(alice?.secrets.MD5).toBe(world.deps.hasher.hex("MD5", "alice:office.test:mine-already"));
});
