import { cp, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { instant } from "@porchlight/kernel";
import { type DocumentKey, type DocumentWrite, documentSelectorText } from "@porchlight/xdm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openStore } from "../src/index";
import { Connection } from "../src/sqlite/driver/connection";
import { migrate } from "../src/sqlite/migrations/migrate";
import { migrationsDir, temporaryStores } from "./temporary-store";

const stores = temporaryStores();
const key: DocumentKey = {
  auid: "resource-lists",
  tree: "users",
  xui: "sip:alice@office.test",
  path: "index",
};

const put = (etag: string, over?: string, text = `<t>${etag}</t>`): DocumentWrite => ({
  kind: "put",
  key,
  expected: over === undefined ? { kind: "absent" } : { kind: "etag", etag: over },
  text,
  etag,
  at: instant(1),
  author: "",
  client: "",
});

const by = { at: instant(9), author: "admin", client: "" };

test("XDM-028 documents, their etags and their history are there when the store is opened again", async () => {
  const folder = await stores.folder();
  const first = await stores.open(folder);
  await first.documents.write(put("e1"));
  await first.documents.write(put("e2", "e1"));
  await first.close();
  const { documents } = await stores.open(folder);
  expect(await documents.read(key)).toMatchObject({ text: "<t>e2</t>", etag: "e2", version: 2 });
  expect(await documents.history(key, { limit: 10 })).toHaveLength(2);
});

test("XDM-031 of writers in two processes one wins each time", async () => {
  const folder = await stores.folder();
  const both = [await stores.open(folder), await stores.open(folder)];
  await both[0]?.documents.write(put("e0"));
  for (let round = 1; round <= 10; round += 1) {
    const results = await Promise.all(
      both.map(({ documents }, index) => documents.write(put(`e${round}.${index}`, `e${round - 1}`))),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(["conflict", "written"]);
    const winner = results.findIndex(({ kind }) => kind === "written");
    expect((await both[1 - winner]?.documents.read(key))?.etag).toBe(`e${round}.${winner}`);
    await both[0]?.documents.write(put(`e${round}`, `e${round}.${winner}`));
  }
});

test("a long text is stored as a short one is", async () => {
  const folder = await stores.folder();
  const text = `<a>${"🕯️ \u001a0 '\"\\ ".repeat(40_000)}</a>`;
  await (await stores.open(folder)).documents.write(put("e1", undefined, text));
  expect((await (await stores.open(folder)).documents.read(key))?.text).toBe(text);
});

describe("a long text is kept as what it changes", () => {
  const line = (index: number): string =>
    `<entry uri="sip:${index}@office.test">Contact ${index} 🕯️</entry>\n`;
  const long = Array.from({ length: 2000 }, (_, index) => line(index)).join("");
  const bytesOf = async (folder: string): Promise<number> => (await stat(join(folder, "porchlight.db"))).size;
  const edit = fc.record({
    kind: fc.constantFrom("insert", "remove", "replace", "delete", "anew", "short"),
    place: fc.nat({ max: 1999 }),
  });

  function edited(text: string, { kind, place }: { kind: string; place: number }): string {
    const lines = text.split("\n");
    const at = Math.min(place, lines.length - 1);
    if (kind === "insert") return lines.toSpliced(at, 0, "<new>🔥</new>").join("\n");
    if (kind === "remove") return lines.toSpliced(at, 1).join("\n");
    if (kind === "replace") return lines.toSpliced(at, 1, `<other>${place}</other>`).join("\n");
    return kind === "short" ? "<short/>" : long;
  }

  test("every version of any edits is read as it was written, also after the store was opened again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 25 }), async (edits) => {
        const folder = await stores.folder();
        const { documents } = await stores.open(folder);
        await documents.write(put("e0", undefined, long));
        const written: (string | undefined)[] = [long];
        for (const [index, each] of edits.entries()) {
          const before = written.at(-1);
          const over = before === undefined ? undefined : `e${index}`;
          const text = each.kind === "delete" && over !== undefined ? undefined : edited(before ?? "", each);
          const write = put(`e${index + 1}`, over, text);
          const { kind } = await documents.write(
            text === undefined && write.kind === "put" ? { ...write, kind: "delete" } : write,
            index % 2 === 0 && before !== undefined ? { previous: { etag: `e${index}`, text: before } } : {},
          );
          expect(kind).toBe("written");
          written.push(text);
        }
        const again = (await stores.open(folder)).documents;
        expect((await again.read(key))?.text).toBe(written.at(-1));
        expect((await again.readAll({}, { limit: 9 })).map(({ text }) => text)).toEqual(
          written.at(-1) === undefined ? [] : [written.at(-1)],
        );
        for (const [index, text] of written.entries()) {
          const version = await again.readVersion(key, index + 1);
          expect(version?.text).toBe(text);
          expect(version?.octets).toBe(Buffer.byteLength(text ?? ""));
        }
      }),
      { numRuns: 10 },
    );
  });

  test("fifty small changes of it take little room, and the oldest still make room", async () => {
    const folder = await stores.folder();
    const first = await stores.open(folder);
    await first.documents.write(put("e0", undefined, long));
    for (let index = 1; index <= 300; index += 1) {
      await first.documents.write(put(`e${index}`, `e${index - 1}`, `${long}<!-- ${index} -->`));
    }
    await first.close();
    expect(await bytesOf(folder)).toBeLessThan(6 * Buffer.byteLength(long));
    const { documents } = await stores.open(folder);
    const versions = (await documents.history(key, { limit: 1000 })).map(({ version }) => version);
    expect(versions).toEqual(Array.from({ length: 50 }, (_, index) => 301 - index));
    expect((await documents.readVersion(key, 252))?.text).toBe(`${long}<!-- 251 -->`);
    expect(await documents.readVersion(key, 251)).toBeUndefined();
    expect(await documents.deleteUser(key.xui, by)).toMatchObject([{ previousText: `${long}<!-- 300 -->` }]);
  });

  test("where no history is wanted nothing older is left behind", async () => {
    const folder = await stores.folder();
    const { documents, close } = await openStore({
      url: `file:${join(folder, "porchlight.db")}`,
      durability: "relaxed",
      migrationsDir,
      documentHistory: { versionsPerDocument: 1 },
    });
    await documents.write(put("e0", undefined, `${long}<!-- a secret -->`));
    await documents.write(put("e1", "e0", `${long}<!-- none -->`));
    await close();
    const connection = await Connection.open(join(folder, "porchlight.db"));
    expect(await connection.all(`SELECT "version", "head" FROM "document_version"`, [])).toEqual([
      { version: 2, head: null },
    ]);
    await connection.close();
  });
});

test("XDM-028 documents of a database from before texts were kept as changes are read and go on", async () => {
  const folder = await stores.folder();
  const path = join(folder, "porchlight.db");
  const older = await stores.folder();
  for (const name of (await readdir(migrationsDir)).filter((each) => each < "20261125170000")) {
    await cp(join(migrationsDir, name), join(older, name), { recursive: true });
  }
  await migrate(path, older);
  const connection = await Connection.open(path);
  const selector = documentSelectorText(key);
  await connection.script(`
    INSERT INTO "document" VALUES ('${selector}', '${key.auid}', 'users', '${key.xui}', 'index', 3, 'e3', 9, 3, 'a', 'c');
    INSERT INTO "document_version" VALUES ('${selector}', 1, 'e1', '<größe/>', 1, 'a', 'c');
    INSERT INTO "document_version" VALUES ('${selector}', 2, NULL, NULL, 2, 'a', 'c');
    INSERT INTO "document_version" VALUES ('${selector}', 3, 'e3', '<t>e3</t>', 3, 'a', 'c');`);
  await connection.close();
  const { documents } = await stores.open(folder);
  expect(await documents.read(key)).toMatchObject({ text: "<t>e3</t>", etag: "e3", version: 3 });
  await documents.write(put("e4", "e3"));
  expect((await documents.history(key, { limit: 9 })).map(({ octets }) => octets)).toEqual([9, 9, 0, 10]);
  expect((await documents.readVersion(key, 1))?.text).toBe("<größe/>");
});

test("the bound of the history is a setting; a lower one is met with the next write", async () => {
  const folder = await stores.folder();
  const { documents } = await stores.open(folder);
  for (let index = 1; index <= 5; index += 1) {
    await documents.write(put(`e${index}`, index === 1 ? undefined : `e${index - 1}`));
  }
  const bounded = await openStore({
    url: `file:${join(folder, "porchlight.db")}`,
    durability: "relaxed",
    migrationsDir,
    documentHistory: { versionsPerDocument: 2 },
  });
  await bounded.documents.write(put("e6", "e5"));
  const versions = await bounded.documents.history(key, { limit: 10 });
  await bounded.close();
  expect(versions.map(({ version }) => version)).toEqual([6, 5]);
});
