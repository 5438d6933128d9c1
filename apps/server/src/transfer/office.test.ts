import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { lockDataDirectory } from "../runtime/data-lock";
import { exportOffice } from "./export-office";
import { importOffice } from "./import-office";

const NOW = new Date("2026-11-26T08:00:00Z");
const HEAD = { porchlight: "office", version: 1, at: NOW.toISOString(), domains: ["office.test"] };
const ALICE = "sip:alice@office.test";

const operator = (change: object = {}) => ({
  operator: { name: "admin", role: "owner", passwordHash: "h", disabled: 0, createdAt: 1, ...change },
});
const account = (user: string, change: object = {}) => ({
  account: {
    aor: `sip:${user}@office.test`,
    user,
    domain: "office.test",
    displayName: user,
    nameKey: user,
    kind: "person",
    disabled: 0,
    secretMd5: "m",
    secretSha256: "s",
    addressSecretMd5: "n",
    addressSecretSha256: "t",
    createdAt: 1,
    updatedAt: 2,
    ...change,
  },
});
const written = { at: 3, author: ALICE, client: "xcap" };
const document = {
  document: {
    selector: `resource-lists/users/${ALICE}/index`,
    auid: "resource-lists",
    tree: "users",
    xui: ALICE,
    path: "index",
    version: 1,
    wholeVersion: 1,
    etag: "e",
    octets: 4,
    modifiedAt: 3,
    author: ALICE,
    client: "xcap",
  },
};
const version = {
  document_version: {
    selector: document.document.selector,
    version: 1,
    etag: "e",
    octets: 4,
    head: null,
    tail: null,
    text: "<é/>",
    ...written,
  },
};
const content = {
  content_object: {
    aor: ALICE,
    object: "face.png",
    contentType: "image/png",
    octets: 3,
    etag: "c",
    sha1: "1",
    sha256: "2",
    author: ALICE,
    createdAt: 1,
    modifiedAt: 1,
    expiresAt: 9,
    expiredAt: null,
    data: { base64: "AP8K" },
  },
};
const rows: readonly object[] = [operator(), account("alice"), account("bob"), document, version, content];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "porchlight-office-"));
});

const settings = (name = "office") => {
  const dataDir = join(folder, name);
  return { dataDir, domains: ["office.test"], storeUrl: `file:${join(dataDir, "porchlight.db")}` };
};

const countsOf = (lines: readonly object[]): Readonly<Record<string, number>> => {
  const names = lines.flatMap((line) => Object.keys(line));
  return Object.fromEntries(names.map((name) => [name, names.filter((each) => each === name).length]));
};

/** A file with these rows, and the end that is due after them. */
function fileOf(
  lines: readonly object[],
  head: object = HEAD,
  end: object = { end: countsOf(lines) },
): string {
  const file = join(folder, "office.jsonl");
  writeFileSync(file, [head, ...lines, end].map((line) => `${JSON.stringify(line)}\n`).join(""));
  return file;
}

const exported = async (name?: string): Promise<readonly string[]> => {
  const file = join(folder, `${name ?? "office"}-${Math.random()}.jsonl`);
  await exportOffice(settings(name), file, NOW);
  expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  return readFileSync(file, "utf8").split("\n").slice(1, -2);
};

describe("an office as a file", () => {
  test("comes out as it went in, octets and all, and again from another place", async () => {
    const checked = await importOffice(settings(), fileOf(rows), false);
    expect(checked).toEqual({ users: 2, rows: 6, operators: ["admin"] });
    const lines = await exported();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject(rows);
    const second = join(folder, "second.jsonl");
    await exportOffice(settings(), second, NOW);
    await importOffice(settings("there"), second, false);
    expect(await exported("there")).toEqual(lines);
  });

  test("what a row leaves out is as in a new one", async () => {
    await importOffice(settings(), fileOf(rows), false);
    expect((await exported())[1]).toContain('"mayPublish":1');
  });

  test("takes the place of another only where that is asked for, and then of all of it", async () => {
    await importOffice(settings(), fileOf(rows), false);
    const other = fileOf([operator({ name: "root" }), account("carol")]);
    await expect(importOffice(settings(), other, false)).rejects.toThrow("--replace");
    expect(await exported()).toHaveLength(6);
    await importOffice(settings(), other, true);
    expect((await exported()).map((line) => Object.keys(JSON.parse(line))[0])).toEqual([
      "operator",
      "account",
    ]);
  });

  test("is not written beside a server", async () => {
    const server = await lockDataDirectory((await emptyOffice()).dataDir);
    await expect(importOffice(settings(), fileOf(rows), true)).rejects.toThrow("A server works on");
    server.release();
    expect(await exported()).toEqual([]);
  });

  test("a file that is there is not overwritten", async () => {
    await importOffice(settings(), fileOf(rows), false);
    const file = fileOf([]);
    await expect(exportOffice(settings(), file, NOW)).rejects.toThrow("cannot be made");
    expect(readFileSync(file, "utf8")).toContain('"end"');
  });
});

async function emptyOffice() {
  await importOffice(settings(), fileOf([]), false);
  return settings();
}

const bad: readonly (readonly [string, () => string, string])[] = [
  ["is cut off", () => cut(fileOf(rows)), "is not whole"],
  [
    "lacks a row",
    () => fileOf(rows.slice(1), HEAD, { end: countsOf(rows) }),
    "line 7: it is not a line of an office",
  ],
  ["goes on behind its end", () => fileOf([{ end: {} }]), "line 3: there is something behind the end"],
  ["is something else", () => fileOf(rows, { users: [] }), "is no office"],
  ["is of a newer format", () => fileOf(rows, { ...HEAD, version: 2 }), "newer Porchlight"],
  [
    "is of another domain",
    () => fileOf([account("alice", { aor: "sip:alice@else.test", domain: "else.test" })]),
    "line 2: sip:alice@else.test is of else.test, which is not served here",
  ],
  [
    "has an address of somebody else",
    () => fileOf([account("alice", { user: "bob" })]),
    "is not the address of",
  ],
  ["has nobody who may administer", () => fileOf([operator({ disabled: 1 })]), "no operator who is an owner"],
  ["has a table that is none", () => fileOf([{ session: {} }]), "line 2: it is not a line"],
  [
    "has a column that is none",
    () => fileOf([account("alice", { 'x") --': 1 })]),
    "line 2: account has no x",
  ],
  [
    "has a cell of another kind",
    () => fileOf([account("alice", { disabled: "0" })]),
    "line 2: account needs",
  ],
  [
    "has octets for a text",
    () => fileOf([account("alice", { kind: { base64: "AA==" } })]),
    "line 2: account needs",
  ],
  [
    "has a row twice",
    () => fileOf([account("alice"), account("alice")]),
    "line 3: this account is there twice",
  ],
  [
    "has a document that is none",
    () =>
      fileOf([
        account("alice"),
        document,
        { document_version: { ...version.document_version, text: "<é>" } },
      ]),
    "line 4: the text of resource-lists/users/sip:alice@office.test/index is not well-formed",
  ],
  [
    "has a version of no document",
    () => fileOf([version]),
    "line 2: this document_version belongs to nothing",
  ],
];

function cut(file: string): string {
  writeFileSync(file, readFileSync(file, "utf8").split("\n").slice(0, -2).join("\n"));
  return file;
}

test.each(bad)(
  "an office that %s is refused in one sentence, and nothing is written",
  async (_, file, reason) => {
    await emptyOffice();
    await expect(importOffice(settings(), file(), true)).rejects.toThrow(reason);
    expect(await exported()).toEqual([]);
  },
);
