import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writtenRecord } from "@porchlight/accounting";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleRecord } from "../accounting/testing/sample-record";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { runCli } from "./testing/cli-world";

const ALICE = "sip:alice@office.test";
const LISTS = "resource-lists/users/sip:alice@office.test/index";
const document = (name: string): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="${name}"/></resource-lists>`;

interface Line {
  readonly part: string;
  readonly value: Readonly<Record<string, unknown>>;
}

let world: AdminWorld;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-export-"));
  world = await openAdminWorld();
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  const credential = { url: `http://127.0.0.1:${port}`, token: world.localToken };
  await writeFile(join(world.dataDir, "cli-token"), JSON.stringify(credential));
});
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

const linesOf = (text: string): readonly Line[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

const valuesOf = (lines: readonly Line[], part: string) =>
  lines.filter((line) => line.part === part).map(({ value }) => value);

const download = (aor: string, role: "operator" | "auditor" | "support" = "operator") =>
  world.app.inject({
    url: `/api/v1/users/${encodeURIComponent(aor)}/export`,
    headers: { authorization: `Bearer ${world.secretOf(role)}` },
  });

/** Alice with a bit of everything, and others of whom nothing is to be in her file. */
async function fill(): Promise<void> {
  const operator = world.as("operator");
  for (const user of ["alice", "alice2", "bob"])
    await operator.createUser({ body: { aor: `sip:${user}@office.test`, password: `secret of ${user}` } });
  for (const name of ["friends", "family"])
    await operator.putDocument({ params: { selector: LISTS }, body: { text: document(name) } });
  await operator.putDocument({
    params: { selector: LISTS.replace("alice", "bob") },
    body: { text: document("hidden") },
  });
  const records = [{}, { caller: "sip:bob@office.test", called: "sip:carol@office.test" }];
  await world.store.records.append(
    {
      first: 1,
      last: 2,
      blocks: [],
      gaps: [],
      records: records.map((more, index) => writtenRecord({ number: index + 1, record: sampleRecord(more) })),
    },
    [],
  );
}

describe("PRV-056 everything about a user", () => {
  test("PRV-056 account, documents with their versions, charging records and audit entries are in one file", async () => {
    await fill();
    const answer = await download("alice@office.test");
    expect(answer.headers["content-type"]).toBe("application/x-ndjson; charset=utf-8");
    expect(answer.headers["content-disposition"]).toContain("attachment");
    const lines = linesOf(answer.body);
    expect(lines[0]).toEqual({
      part: "export",
      value: { user: ALICE, at: "2030-01-01T12:00:00.000Z", version: "1.2.3" },
    });
    expect(valuesOf(lines, "account")).toMatchObject([{ aor: ALICE }]);
    expect(valuesOf(lines, "document").map(({ version, text }) => [version, text])).toEqual([
      [2, document("family")],
      [1, document("friends")],
    ]);
    expect(valuesOf(lines, "charging-record")).toMatchObject([{ number: 1 }]);
    expect(valuesOf(lines, "audit-entry").map(({ action }) => action)).toEqual([
      "user.export",
      "document.put",
      "document.put",
      "user.create",
    ]);
    expect(lines.at(-1)).toEqual({ part: "end", value: { pieces: lines.length - 2 } });
  });

  test("PRV-056 PRV-055 nothing of others is in it, and nothing secret", async () => {
    await fill();
    const account = await world.store.accounts.find(ALICE);
    const { body } = await download(ALICE);
    for (const secret of [
      ...Object.values(account?.secrets ?? {}),
      "secret of",
      "alice2",
      "hidden",
      "sip:bob",
    ])
      expect(body).not.toContain(secret);
  });

  test("PRV-056 PRV-053 PRV-054 it is for those who run the office, for users there are, and in the audit log", async () => {
    await fill();
    expect((await download(ALICE, "support")).statusCode).toBe(403);
    expect((await download(ALICE, "auditor")).statusCode).toBe(403);
    expect((await download("sip:nobody@office.test")).statusCode).toBe(404);
    const before = await world.as("auditor").listAudit({ query: { action: "user.export" } });
    expect(before.items).toEqual([]);
    await download(ALICE);
    const after = await world.as("auditor").listAudit({ query: { action: "user.export" } });
    expect(after.items).toMatchObject([{ target: ALICE, actorRole: "operator" }]);
  });

  test("PRV-056 a document that was deleted is there with what it was", async () => {
    await fill();
    await world.as("operator").deleteDocument({ params: { selector: LISTS }, query: {} });
    const documents = valuesOf(linesOf((await download(ALICE)).body), "document");
    expect(documents.map(({ version, text }) => [version, text])).toEqual([
      [3, null],
      [2, document("family")],
      [1, document("friends")],
    ]);
  });
});

describe("porchlight user export", () => {
  const run = (file: string, aor = "alice@office.test") => runCli(world, ["user", "export", aor, file]);

  test("PRV-056 writes the file for its owner alone, and over no other", async () => {
    await fill();
    const file = join(folder, "alice.ndjson");
    expect(await run(file)).toMatchObject({ status: 0, stdout: expect.stringContaining(`to ${file}`) });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, "utf8");
    expect(linesOf(text).at(-1)?.part).toBe("end");
    expect(await run(file)).toMatchObject({ status: 1, stderr: expect.stringContaining("EEXIST") });
    expect(await readFile(file, "utf8")).toBe(text);
  });

  test("PRV-056 who is no user has no file", async () => {
    const file = join(folder, "nobody.ndjson");
    expect((await run(file, "nobody@office.test")).status).toBe(1);
    await expect(stat(file)).rejects.toThrow("ENOENT");
  });
});
