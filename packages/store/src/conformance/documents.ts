import { instant } from "@porchlight/kernel";
import type { DocumentChanged, DocumentKey, DocumentWrite, WriteResult } from "@porchlight/xdm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentArchive, DocumentFilter } from "../ports/documents";
import type { Store } from "../ports/store";
import { accountOf, NOON, note } from "./samples";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";

const keyOf = (wish: Partial<DocumentKey> = {}): DocumentKey => ({
  auid: "resource-lists",
  tree: "users",
  xui: ALICE,
  path: "index",
  ...wish,
});

let lastTag = 0;

/** A put of new text; `over` is the etag that it expects, none for a new document. */
function put(text: string, over?: string, key = keyOf()): DocumentWrite & { readonly etag: string } {
  lastTag += 1;
  const expected =
    over === undefined ? ({ kind: "absent" } as const) : ({ kind: "etag", etag: over } as const);
  return {
    kind: "put",
    key,
    expected,
    text,
    etag: `tag${lastTag}`,
    at: instant(NOON + lastTag),
    author: ALICE,
    client: "Test/1.0",
  };
}

const erase = (over: string, key = keyOf()): DocumentWrite => ({
  kind: "delete",
  key,
  expected: { kind: "etag", etag: over },
  at: NOON,
  author: ALICE,
  client: "",
});

const everything = { limit: 1000 };
const by = { at: NOON, author: "admin", client: "console" };

const kinds = (results: readonly WriteResult[]): readonly string[] => results.map(({ kind }) => kind);

/** What every document store keeps to. */
export function documentStoreConformance(open: () => Promise<Store>): void {
  describe("document store", () => {
    reading(open);
    comparing(open);
    listing(open);
    history(open);
    services(open);
    users(open);
    watching(open);
    companions(open);
    knownBefore(open);
    anyOrder(open);
  });
}

function reading(open: () => Promise<Store>): void {
  test("a document that was put is read, field by field", async () => {
    const { documents } = await open();
    const write = put("<größe 名='🕯️'/>\r\n");
    const result = await documents.write(write);
    const stored = {
      key: write.key,
      text: "<größe 名='🕯️'/>\r\n",
      etag: write.etag,
      version: 1,
      modifiedAt: write.at,
      author: ALICE,
      client: "Test/1.0",
      octets: 26,
    };
    expect(await documents.read(keyOf())).toEqual(stored);
    expect(result).toMatchObject({ kind: "written", document: stored });
  });

  test("texts come back byte for byte", async () => {
    const { documents } = await open();
    const text = "\ufeff<a>\u0000 \u001a0 \u001a1 \u2028 '\"\\ \r\n\t 🕯️</a>";
    await documents.write(put(text));
    expect((await documents.read(keyOf()))?.text).toBe(text);
  });

  test("every part of the name counts, in its case", async () => {
    const { documents } = await open();
    const keys = [
      keyOf(),
      keyOf({ auid: "rls-services" }),
      keyOf({ tree: "global", xui: "" }),
      keyOf({ xui: BOB }),
      keyOf({ xui: "sip:Alice@office.test" }),
      keyOf({ path: "Index" }),
      keyOf({ path: "index/index" }),
      keyOf({ path: "in%64ex" }),
      keyOf({ xui: "sip:a/b?c@office.test", path: "../../x" }),
      keyOf({ path: "名 '\"%\u0000\u001a_" }),
    ];
    for (const [index, key] of keys.entries()) await documents.write(put(`<n${index}/>`, undefined, key));
    for (const [index, key] of keys.entries()) {
      expect(await documents.read(key)).toMatchObject({ key, text: `<n${index}/>` });
    }
  });

  test("what is not there is not found", async () => {
    const { documents } = await open();
    expect(await documents.read(keyOf())).toBeUndefined();
    expect(await documents.list({}, everything)).toEqual([]);
    expect(await documents.history(keyOf(), everything)).toEqual([]);
    expect(await documents.readVersion(keyOf(), 1)).toBeUndefined();
    expect(await documents.holdings(ALICE)).toEqual({ documents: 0, octets: 0 });
  });
}

function comparing(open: () => Promise<Store>): void {
  test("XDM-028 a write whose expectation does not hold changes nothing", async () => {
    const { documents } = await open();
    const first = put("<one/>");
    await documents.write(first);
    const wrong = [
      put("<two/>"),
      put("<two/>", "other"),
      put("<two/>", first.etag.toUpperCase()),
      erase("other"),
    ];
    for (const write of wrong) expect(await documents.write(write)).toEqual({ kind: "conflict" });
    expect(await documents.read(keyOf())).toMatchObject({ text: "<one/>", version: 1 });
    expect(await documents.history(keyOf(), everything)).toHaveLength(1);
  });

  test("XDM-031 of twenty writers that expect the same state one wins", async () => {
    const { documents } = await open();
    const first = put("<start/>");
    await documents.write(first);
    const writes = Array.from({ length: 20 }, (_, index) => put(`<n${index}/>`, first.etag));
    const results = await Promise.all(writes.map((write) => documents.write(write)));
    expect(kinds(results).filter((kind) => kind === "written")).toHaveLength(1);
    const winner = writes[kinds(results).indexOf("written")];
    expect(await documents.read(keyOf())).toMatchObject({ etag: winner?.etag, version: 2 });
  });

  test("XDM-031 of twenty writers of a new document one wins", async () => {
    const { documents } = await open();
    const results = await Promise.all(Array.from({ length: 20 }, () => documents.write(put("<new/>"))));
    expect(kinds(results).filter((kind) => kind === "written")).toHaveLength(1);
  });

  test("writers of different documents do not disturb each other", async () => {
    const { documents } = await open();
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        documents.write(put("<d/>", undefined, keyOf({ path: `d${index}` }))),
      ),
    );
    expect(new Set(kinds(results))).toEqual(new Set(["written"]));
    expect(await documents.holdings(ALICE)).toEqual({ documents: 50, octets: 200 });
  });

  test("writes that are handed over one after the other build on each other", async () => {
    const { documents } = await open();
    const writes = [put("<n0/>")];
    for (let index = 1; index < 10; index += 1) writes.push(put(`<n${index}/>`, writes.at(-1)?.etag));
    const results = await Promise.all(writes.map((write) => documents.write(write)));
    expect(new Set(kinds(results))).toEqual(new Set(["written"]));
    expect(await documents.read(keyOf())).toMatchObject({ text: "<n9/>", version: 10 });
  });

  test("a deleted document is gone; its version goes on when it is created again", async () => {
    const { documents } = await open();
    const first = put("<one/>");
    await documents.write(first);
    expect(await documents.write(erase(first.etag))).toMatchObject({ kind: "written", document: undefined });
    expect(await documents.read(keyOf())).toBeUndefined();
    expect(await documents.list({}, everything)).toEqual([]);
    expect(await documents.write(put("<two/>", first.etag))).toEqual({ kind: "conflict" });
    await documents.write(put("<two/>"));
    expect(await documents.read(keyOf())).toMatchObject({ text: "<two/>", version: 3 });
  });
}

function listing(open: () => Promise<Store>): void {
  const office = async (): Promise<DocumentArchive> => {
    const { documents } = await open();
    const keys = [
      keyOf({ path: "index" }),
      keyOf({ path: "other" }),
      keyOf({ auid: "org.openmobilealliance.pres-content", path: "oma_status-icon/a" }),
      keyOf({ auid: "org.openmobilealliance.pres-content", path: "oma_status-icon/b" }),
      keyOf({ auid: "org.openmobilealliance.pres-content", path: "oma_status" }),
      keyOf({ xui: BOB }),
      keyOf({ tree: "global", xui: "" }),
      keyOf({ auid: "resource-lists2", xui: BOB }),
    ];
    for (const key of keys) await documents.write(put("<d/>", undefined, key));
    return documents;
  };
  const names = async (
    documents: DocumentArchive,
    collection: Parameters<DocumentArchive["list"]>[0],
    page: Parameters<DocumentArchive["list"]>[1] = everything,
  ): Promise<readonly string[]> =>
    (await documents.list(collection, page)).map(
      ({ key }) => `${key.auid}/${key.xui || key.tree}/${key.path}`,
    );

  test("a listing covers what it names, in the order of the selectors", async () => {
    const documents = await office();
    expect(await names(documents, { auid: "resource-lists" })).toEqual([
      "resource-lists/global/index",
      `resource-lists/${ALICE}/index`,
      `resource-lists/${ALICE}/other`,
      `resource-lists/${BOB}/index`,
    ]);
    expect(await names(documents, { xui: BOB })).toEqual([
      `resource-lists/${BOB}/index`,
      `resource-lists2/${BOB}/index`,
    ]);
    expect(await names(documents, { tree: "global" })).toEqual(["resource-lists/global/index"]);
    const folder = { xui: ALICE, folder: "oma_status-icon/" };
    const icons = ["a", "b"].map(
      (name) => `org.openmobilealliance.pres-content/${ALICE}/oma_status-icon/${name}`,
    );
    expect(await names(documents, folder)).toEqual(icons);
    expect(
      await names(documents, { ...folder, auid: "org.openmobilealliance.pres-content", tree: "users" }),
    ).toEqual(icons);
    expect(await names(documents, {})).toHaveLength(8);
  });

  test("pages join without gap or repetition", async () => {
    const documents = await office();
    const whole = (await documents.list({}, everything)).map(({ key }) => key);
    const paged: DocumentKey[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await documents.readAll({}, { limit: 3, ...(after === undefined ? {} : { after }) });
      if (page.length === 0) break;
      paged.push(...page.map(({ key }) => key));
      const last = page.at(-1)?.key;
      after = last === undefined ? undefined : selectorOf(last);
    }
    expect(paged).toEqual(whole);
  });

  test("documents are browsed by user, usage and path, in windows; deleted ones beside them", async () => {
    const documents = await office();
    const gone = put("<gone/>", undefined, keyOf({ path: "gone" }));
    await documents.write(gone);
    await documents.write(erase(gone.etag, keyOf({ path: "gone" })));
    const page = { search: "", state: "present", offset: 0, limit: 100 } as const;
    const found = async (wish: Partial<DocumentFilter>): Promise<readonly string[]> =>
      (await documents.browse({ ...page, ...wish })).items.map(({ key: { xui, auid, path } }) =>
        [xui, auid, path].join(" "),
      );
    const icons = `${ALICE} org.openmobilealliance.pres-content`;
    const all = [
      " resource-lists index",
      `${ALICE} org.openmobilealliance.pres-content oma_status`,
      `${icons} oma_status-icon/a`,
      `${icons} oma_status-icon/b`,
      `${ALICE} resource-lists index`,
      `${ALICE} resource-lists other`,
      `${BOB} resource-lists index`,
      `${BOB} resource-lists2 index`,
    ];
    expect(await found({})).toEqual(all);
    expect(await found({ offset: 6, limit: 1 })).toEqual([all[6]]);
    expect((await documents.browse({ ...page, limit: 0 })).total).toBe(8);
    expect(await found({ user: BOB })).toEqual(all.slice(6));
    expect(await found({ user: BOB, auid: "resource-lists" })).toEqual([all[6]]);
    expect(await found({ search: "ICON/" })).toEqual([all[2], all[3]]);
    expect(await found({ search: "bob@" })).toEqual(all.slice(6));
    expect(await found({ search: "%" })).toEqual([]);
    const left = await documents.browse({ ...page, state: "deleted" });
    expect(left).toEqual({
      items: [
        {
          key: keyOf({ path: "gone" }),
          version: 2,
          etag: undefined,
          at: NOON,
          author: ALICE,
          client: "",
          octets: 0,
        },
      ],
      total: 1,
    });
    expect((await documents.readVersion(keyOf({ path: "gone" }), 1))?.text).toBe("<gone/>");
    await documents.write(put("<again/>", undefined, keyOf({ path: "gone" })));
    expect(await found({ state: "deleted" })).toEqual([]);
    expect(await found({ search: "gone" })).toEqual([`${ALICE} resource-lists gone`]);
  });

  test("holdings are what a user keeps now", async () => {
    const documents = await office();
    expect(await documents.holdings(ALICE)).toEqual({ documents: 5, octets: 20 });
    expect(await documents.holdings(BOB)).toEqual({ documents: 2, octets: 8 });
  });
}

const selectorOf = ({ auid, tree, xui, path }: DocumentKey): string =>
  [auid, tree, ...(tree === "users" ? [xui] : []), ...path.split("/")].join("/");

function history(open: () => Promise<Store>): void {
  test("every version is kept with author, time and client, the newest first", async () => {
    const { documents } = await open();
    const [first, last] = [put("<one/>"), put("<three/>")];
    const by = { author: ALICE, client: "Test/1.0" };
    await documents.write(first);
    await documents.write(erase(first.etag));
    await documents.write(last);
    const facts = await documents.history(keyOf(), everything);
    expect(facts).toEqual([
      { ...by, key: keyOf(), version: 3, etag: last.etag, at: last.at, octets: 8 },
      { ...by, key: keyOf(), version: 2, etag: undefined, at: NOON, client: "", octets: 0 },
      { ...by, key: keyOf(), version: 1, etag: first.etag, at: first.at, octets: 6 },
    ]);
    expect((await documents.history(keyOf(), { before: 3, limit: 1 })).map(({ version }) => version)).toEqual(
      [2],
    );
    expect((await documents.readVersion(keyOf(), 1))?.text).toBe("<one/>");
    expect(await documents.readVersion(keyOf(), 2)).toMatchObject({
      version: 2,
      text: undefined,
      etag: undefined,
    });
  });

  test("fifty versions are kept, the oldest make room", async () => {
    const { documents } = await open();
    let over: string | undefined;
    for (let index = 1; index <= 60; index += 1) {
      const write = put(`<n${index}/>`, over);
      await documents.write(write);
      over = write.etag;
    }
    const versions = (await documents.history(keyOf(), everything)).map(({ version }) => version);
    expect(versions).toEqual(Array.from({ length: 50 }, (_, index) => 60 - index));
    expect((await documents.read(keyOf()))?.text).toBe("<n60/>");
  });

  test("what is left of deleted documents is bounded", async () => {
    const { documents } = await open();
    const keys = Array.from({ length: 105 }, (_, index) => keyOf({ path: `d${index}` }));
    for (const [index, key] of keys.entries()) {
      const write = put("<d/>", undefined, key);
      await documents.write(write);
      await documents.write({ ...erase(write.etag, key), at: instant(NOON + index) });
    }
    expect(await documents.history(keyOf({ path: "d4" }), everything)).toEqual([]);
    expect(await documents.history(keyOf({ path: "d5" }), everything)).toHaveLength(2);
  });
}

function services(open: () => Promise<Store>): void {
  const mine = keyOf({ auid: "rls-services" });
  const yours = keyOf({ auid: "rls-services", xui: BOB });
  const defining = async (documents: DocumentArchive): Promise<readonly string[]> =>
    (await documents.serviceDefinitions()).map(({ uri, key }) => `${uri} ${key.xui}`).sort();

  test("XDM-045 a service URI belongs to one document until that gives it up", async () => {
    const { documents } = await open();
    const first = put("<one/>", undefined, mine);
    await documents.write(first, { serviceUris: ["sip:a", "sip:b", "sip:b"] });
    expect(await documents.write(put("<x/>", undefined, yours), { serviceUris: ["sip:c", "sip:b"] })).toEqual(
      {
        kind: "conflict",
      },
    );
    expect(await documents.read(yours)).toBeUndefined();
    const second = put("<two/>", first.etag, mine);
    await documents.write(second, { serviceUris: ["sip:a"] });
    const other = put("<x/>", undefined, yours);
    await documents.write(other, { serviceUris: ["sip:b"] });
    expect(await defining(documents)).toEqual([`sip:a ${ALICE}`, `sip:b ${BOB}`]);
    await documents.write(erase(second.etag, mine));
    expect(await defining(documents)).toEqual([`sip:b ${BOB}`]);
  });

  test("XDM-045 of writers that define one service URI at once one wins", async () => {
    const { documents } = await open();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        documents.write(
          put("<s/>", undefined, keyOf({ auid: "rls-services", xui: `sip:u${index}@office.test` })),
          {
            serviceUris: ["sip:team"],
          },
        ),
      ),
    );
    expect(kinds(results).filter((kind) => kind === "written")).toHaveLength(1);
    expect(await documents.serviceDefinitions()).toHaveLength(1);
  });
}

function users(open: () => Promise<Store>): void {
  const written = async (documents: DocumentArchive): Promise<void> => {
    await documents.write(put("<one/>", undefined, keyOf({ auid: "rls-services" })), {
      serviceUris: ["sip:a"],
    });
    await documents.write(put("<two/>"));
    const gone = put("<gone/>", undefined, keyOf({ path: "gone" }));
    await documents.write(gone);
    await documents.write(erase(gone.etag, keyOf({ path: "gone" })));
    await documents.write(put("<bob/>", undefined, keyOf({ xui: BOB })));
    await documents.write(put("<all/>", undefined, keyOf({ tree: "global", xui: "" })));
  };
  const nothingOfAlice = async (documents: DocumentArchive): Promise<void> => {
    expect((await documents.list({}, everything)).map(({ key }) => key.xui)).toEqual(["", BOB]);
    for (const path of ["index", "gone"])
      expect(await documents.history(keyOf({ path }), everything)).toEqual([]);
    expect(await documents.serviceDefinitions()).toEqual([]);
  };

  test("XDM-055 the documents of a user go with their history, each told", async () => {
    const { documents } = await open();
    await written(documents);
    const changes = await documents.deleteUser(ALICE, by);
    expect(changes).toMatchObject([
      { key: { auid: "resource-lists" }, previousText: "<two/>", version: 2, ...by },
      { key: { auid: "rls-services" }, previousText: "<one/>", version: 2, ...by },
    ]);
    expect(changes.some(({ newEtag }) => newEtag !== undefined)).toBe(false);
    await nothingOfAlice(documents);
    expect(await documents.deleteUser(ALICE, by)).toEqual([]);
    expect(await documents.deleteUser("", by)).toEqual([]);
  });

  test.each(["remove", "removeMany"] as const)(
    "XDM-055 %s of an account takes its documents along",
    async (how) => {
      const { accounts, documents } = await open();
      await accounts.create([accountOf("alice"), accountOf("bob")], []);
      await written(documents);
      const changes: DocumentChanged[] = [];
      documents.watch((change) => changes.push(change));
      if (how === "remove") await accounts.remove(ALICE, note({ actor: "olga" }));
      else await accounts.removeMany([ALICE], [note({ actor: "olga" })]);
      await nothingOfAlice(documents);
      expect(changes).toMatchObject([
        { key: { auid: "resource-lists" }, author: "olga" },
        { key: { auid: "rls-services" }, author: "olga" },
      ]);
    },
  );
}

function watching(open: () => Promise<Store>): void {
  test("every stored change is told before its writer hears of it, in the order of the versions", async () => {
    const { documents } = await open();
    const heard: DocumentChanged[] = [];
    const stop = documents.watch((change) => heard.push(change));
    const first = put("<one/>");
    const second = put("<two/>", first.etag);
    await documents.write(first);
    expect(heard).toEqual([
      {
        key: keyOf(),
        newEtag: first.etag,
        newText: "<one/>",
        version: 1,
        at: first.at,
        author: ALICE,
        client: "Test/1.0",
      },
    ]);
    await Promise.all([
      documents.write(second),
      documents.write(put("<never/>")),
      documents.write(erase(second.etag)),
    ]);
    expect(heard.slice(1)).toMatchObject([
      {
        previousEtag: first.etag,
        previousText: "<one/>",
        newEtag: second.etag,
        newText: "<two/>",
        version: 2,
      },
      { previousEtag: second.etag, previousText: "<two/>", version: 3 },
    ]);
    expect(heard[2]).not.toHaveProperty("newEtag");
    stop();
    await documents.write(put("<three/>"));
    expect(heard).toHaveLength(3);
  });

  test("a listener that fails harms neither the write nor other listeners", async () => {
    const { documents } = await open();
    const heard: number[] = [];
    documents.watch(() => {
      throw new Error("deaf");
    });
    documents.watch(({ version }) => heard.push(version));
    expect((await documents.write(put("<one/>"))).kind).toBe("written");
    expect(heard).toEqual([1]);
  });
}

function companions(open: () => Promise<Store>): void {
  test("lines of the audit log are written with the document or not at all", async () => {
    const { audit, documents } = await open();
    await documents.write(put("<one/>"), { audit: [note({ action: "document.put" })] });
    await documents.write(put("<two/>"), { audit: [note({ action: "document.put" })] });
    expect(await audit.list({ limit: 10 })).toHaveLength(1);
  });
}

function knownBefore(open: () => Promise<Store>): void {
  test("what a writer says stood before counts only when its tag is the one that stands", async () => {
    const { documents } = await open();
    const [first, second] = [put("<one/>"), put("<three/>")];
    await documents.write(first);
    const heard: DocumentChanged[] = [];
    documents.watch((change) => heard.push(change));
    const known = { etag: first.etag, text: "<one/>" };
    const next = put("<two/>", first.etag);
    await documents.write(next, { previous: known });
    expect(await documents.write({ ...second, expected: next.expected }, { previous: known })).toEqual({
      kind: "conflict",
    });
    await documents.write(put("<four/>", next.etag), { previous: { etag: "another", text: "<lie/>" } });
    expect(heard.map(({ previousText }) => previousText)).toEqual(["<one/>", "<two/>"]);
  });
}

function anyOrder(open: () => Promise<Store>): void {
  test("any writes come to what one after the other would", async () => {
    const step = fc.record({
      path: fc.constantFrom("a", "b"),
      kind: fc.constantFrom("put", "delete", "stale"),
      together: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { documents } = await open();
        const model = new Map<string, { etag: string; text: string }>();
        const versions = new Map<string, number>();
        let pending: Promise<unknown>[] = [];
        for (const [index, { path, kind, together }] of steps.entries()) {
          const key = keyOf({ path });
          const over = kind === "stale" ? "stale" : model.get(path)?.etag;
          const write =
            kind === "delete" && over !== undefined ? erase(over, key) : put(`<n${index}/>`, over, key);
          const holds = kind !== "stale";
          if (holds) versions.set(path, (versions.get(path) ?? 0) + 1);
          if (holds && write.kind === "put") model.set(path, { etag: write.etag, text: write.text });
          if (holds && write.kind === "delete") model.delete(path);
          const expected = holds ? "written" : "conflict";
          pending.push(documents.write(write).then(({ kind: outcome }) => expect(outcome).toBe(expected)));
          if (!together) {
            await Promise.all(pending);
            pending = [];
          }
        }
        await Promise.all(pending);
        for (const path of ["a", "b"]) {
          const found = await documents.read(keyOf({ path }));
          expect(found?.text).toBe(model.get(path)?.text);
          expect((await documents.history(keyOf({ path }), everything))[0]?.version).toBe(versions.get(path));
        }
      }),
      { numRuns: 25 },
    );
  });
}
