import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { ContentName } from "../content-name";
import type { ContentObject, StoredContent } from "../content-object";
import type { ContentChange, ContentSituation, ContentStore } from "../content-store";
import { ALICE, BOB, content, NOON, named } from "./samples";

/** A store with accounts of these owners and nothing else. `removeOwner` deletes an account. */
export interface ContentStoreUnderTest<Note> {
  readonly store: ContentStore<Note>;
  removeOwner(owner: string): Promise<void>;
}

/** What every content store keeps to. `open` gives each test a store of its own, empty. */
export function contentStoreConformance<Note>(
  open: (owners: readonly string[]) => Promise<ContentStoreUnderTest<Note>>,
): void {
  const opened = async (): Promise<ContentStoreUnderTest<Note>> => open([ALICE, BOB]);
  const make = (store: ContentStore<Note>, name: ContentName, change: ContentChange) =>
    store.change(name, () => ({ change, outcome: undefined }));
  const put = (store: ContentStore<Note>, stored: StoredContent) =>
    make(store, stored.name, { kind: "put", content: stored });
  const facts = ({ data: _, ...object }: StoredContent): ContentObject => object;

  describe("content store", () => {
    test("PRV-030 an object comes back octet for octet", async () => {
      const { store } = await opened();
      const every = content("icon", { data: Uint8Array.from({ length: 256 }, (_, octet) => octet) });
      await put(store, every);
      const read = await store.read(every.name);
      expect(read && { ...read, data: Uint8Array.from(read.data) }).toEqual(every);
      expect(await store.find(every.name)).toEqual({ kind: "present", object: facts(every) });
      expect(await store.read(named("other"))).toBeUndefined();
      expect(await store.find(named("icon", BOB))).toEqual({ kind: "none" });
    });

    test("an object may be empty", async () => {
      const { store } = await opened();
      await put(store, content("note", { data: new Uint8Array(0) }));
      expect((await store.read(named("note")))?.data).toHaveLength(0);
    });

    test("a change is decided on the owner, the object and what the owner keeps beside it", async () => {
      const { store } = await opened();
      await put(store, content("icon", { data: new Uint8Array(10) }));
      await put(store, content("card", { data: new Uint8Array(5) }));
      await put(store, content("icon", { data: new Uint8Array(1000) }, BOB));
      const seen: ContentSituation[] = [];
      const look = async (name: ContentName) =>
        store.change(name, (situation) => {
          seen.push(situation);
          return { change: { kind: "none" }, outcome: "looked" };
        });
      expect(await look(named("icon"))).toBe("looked");
      await look(named("new"));
      await look(named("icon", "sip:nobody@office.test"));
      expect(seen.map(({ hasOwner, state, others }) => [hasOwner, state.kind, others])).toEqual([
        [true, "present", { objects: 1, octets: 5 }],
        [true, "none", { objects: 2, octets: 15 }],
        [false, "none", { objects: 0, octets: 0 }],
      ]);
    });

    test("PRV-033 writers at the same time are decided one after the other", async () => {
      const { store } = await opened();
      const write = (index: number) =>
        store.change(named(`n${index}`), ({ others }) => ({
          change: others.objects < 3 ? { kind: "put", content: content(`n${index}`) } : { kind: "none" },
          outcome: others.objects < 3,
        }));
      const outcomes = await Promise.all([0, 1, 2, 3, 4, 5].map(write));
      expect(outcomes.filter(Boolean)).toHaveLength(3);
      expect(await store.listOf(ALICE)).toHaveLength(3);
    });

    test("put replaces, remove leaves nothing", async () => {
      const { store } = await opened();
      await put(store, content("icon"));
      const next = content("icon", { data: new Uint8Array([7]), etag: "next", contentType: "image/gif" });
      await put(store, next);
      expect(await store.find(next.name)).toEqual({ kind: "present", object: facts(next) });
      await make(store, next.name, { kind: "remove" });
      expect(await store.find(next.name)).toEqual({ kind: "none" });
      expect(await store.read(next.name)).toBeUndefined();
    });

    test("a decision that throws changes nothing", async () => {
      const { store } = await opened();
      await put(store, content("icon"));
      const failing = store.change(named("icon"), () => {
        throw new Error("no decision");
      });
      await expect(failing).rejects.toThrow("no decision");
      expect((await store.find(named("icon"))).kind).toBe("present");
    });

    test("PRV-034 what is expired is remembered without its octets, and counts for nothing", async () => {
      const { store } = await opened();
      await put(store, content("icon"));
      await make(store, named("icon"), { kind: "expire", at: NOON });
      expect(await store.find(named("icon"))).toEqual({ kind: "expired", at: NOON });
      expect(await store.read(named("icon"))).toBeUndefined();
      expect(await store.listOf(ALICE)).toEqual([]);
      expect((await store.usage({ offset: 0, limit: 10 })).items).toEqual([]);
      const others = await store.change(named("new"), (situation) => ({
        change: { kind: "none" },
        outcome: situation.others,
      }));
      expect(others).toEqual({ objects: 0, octets: 0 });
      await put(store, content("icon"));
      expect((await store.find(named("icon"))).kind).toBe("present");
    });

    test("PRV-034 due gives what is past its lifetime, the earliest first; prolong gives it a later one", async () => {
      const { store } = await opened();
      await put(store, content("late", { expiresAt: instant(NOON + 1) }));
      await put(store, content("second", { expiresAt: NOON }));
      await put(store, content("first", { expiresAt: instant(NOON - 5) }));
      const due = async (limit: number) =>
        (await store.due(NOON, limit)).map(({ name: { object } }) => object);
      expect(await due(10)).toEqual(["first", "second"]);
      expect(await due(1)).toEqual(["first"]);
      await make(store, named("first"), { kind: "prolong", expiresAt: instant(NOON + 9) });
      await make(store, named("second"), { kind: "expire", at: NOON });
      expect(await due(10)).toEqual([]);
      expect((await store.read(named("first")))?.expiresAt).toBe(NOON + 9);
    });

    test("PRV-034 what expired is forgotten after a time, and of each owner beyond a number", async () => {
      const { store } = await opened();
      for (const [index, object] of ["a", "b", "c"].entries()) {
        await put(store, content(object));
        await make(store, named(object), { kind: "expire", at: instant(NOON + index) });
      }
      const left = async () =>
        Promise.all(["a", "b", "c"].map(async (object) => (await store.find(named(object))).kind));
      await store.forget(NOON, 10);
      expect(await left()).toEqual(["none", "expired", "expired"]);
      await store.forget(instant(0), 1);
      expect(await left()).toEqual(["none", "none", "expired"]);
    });

    test("listOf gives the objects of one owner by name", async () => {
      const { store } = await opened();
      for (const object of ["b", "a"]) await put(store, content(object));
      await put(store, content("c", {}, BOB));
      expect((await store.listOf(ALICE)).map(({ name }) => name.object)).toEqual(["a", "b"]);
    });

    test("PRV-037 browse finds by part of owner or name, in windows", async () => {
      const { store } = await opened();
      for (const object of ["icon", "Card"]) await put(store, content(object));
      await put(store, content("icon", {}, BOB));
      const found = async (search: string, owner?: string, offset = 0) => {
        const page = await store.browse({ search, owner, offset, limit: 2 });
        return [page.total, page.items.map(({ name }) => `${name.owner.slice(4, 7)}/${name.object}`)];
      };
      expect(await found("")).toEqual([3, ["ali/Card", "ali/icon"]]);
      expect(await found("", undefined, 2)).toEqual([3, ["bob/icon"]]);
      expect(await found("ICON")).toEqual([2, ["ali/icon", "bob/icon"]]);
      expect(await found("bob@")).toEqual([1, ["bob/icon"]]);
      expect(await found("", BOB)).toEqual([1, ["bob/icon"]]);
      expect(await found("%")).toEqual([0, []]);
    });

    test("PRV-037 usage gives owners, the one with most octets first", async () => {
      const { store } = await opened();
      await put(store, content("a", { data: new Uint8Array(3) }));
      await put(store, content("b", { data: new Uint8Array(4) }));
      await put(store, content("c", { data: new Uint8Array(9) }, BOB));
      expect(await store.usage({ offset: 0, limit: 10 })).toEqual({
        items: [
          { owner: BOB, objects: 1, octets: 9 },
          { owner: ALICE, objects: 2, octets: 7 },
        ],
        total: 2,
      });
      expect((await store.usage({ offset: 1, limit: 10 })).items).toHaveLength(1);
    });

    test("with an account all of its objects go", async () => {
      const { store, removeOwner } = await opened();
      await put(store, content("icon"));
      await put(store, content("icon", {}, BOB));
      await removeOwner(ALICE);
      expect(await store.find(named("icon"))).toEqual({ kind: "none" });
      expect((await store.find(named("icon", BOB))).kind).toBe("present");
    });
  });
}
