import { content as storedContent } from "@porchlight/content/testing";
import type { Commit, Journal, JournalRecord, JournalSnapshot } from "@porchlight/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store";
import { account, binding, commit, publication, subscription, waiting } from "./samples";

/** What every journal keeps to. `open` gives a store of its own, empty, to each test. */
export function journalConformance(open: () => Promise<Store>): void {
  describe("journal", () => {
    test("an empty journal loads nothing", async () => {
      const { journal } = await open();
      expect(await journal.load()).toEqual({
        publications: [],
        subscriptions: [],
        waiting: [],
        bindings: [],
      });
    });

    test("what was written is loaded, field by field", async () => {
      const { journal } = await open();
      await journal.write([
        commit(
          { kind: "publication-put", record: publication() },
          { kind: "subscription-put", record: subscription() },
        ),
        commit({ kind: "waiting-put", record: waiting() }, { kind: "binding-put", record: binding() }),
      ]);
      expect(await journal.load()).toEqual({
        publications: [publication()],
        subscriptions: [subscription()],
        waiting: [waiting()],
        bindings: [binding()],
      });
    });

    test("a later put replaces the record", async () => {
      const { journal } = await open();
      await journal.write([commit({ kind: "publication-put", record: publication() })]);
      await journal.write([
        commit({ kind: "publication-put", record: publication({ entityTag: "etag-2", body: "" }) }),
      ]);
      expect((await journal.load()).publications).toEqual([publication({ entityTag: "etag-2", body: "" })]);
    });

    test("changes of one record inside a batch end as the last of them", async () => {
      const { journal } = await open();
      await journal.write([
        commit(
          { kind: "publication-put", record: publication({ id: "gone" }) },
          { kind: "publication-delete", id: "gone" },
          { kind: "publication-delete", id: "back" },
        ),
        commit(
          { kind: "publication-put", record: publication({ id: "back", entityTag: "first" }) },
          { kind: "publication-put", record: publication({ id: "back", entityTag: "second" }) },
        ),
      ]);
      expect((await journal.load()).publications).toEqual([publication({ id: "back", entityTag: "second" })]);
    });

    test("a delete of what is not there changes nothing", async () => {
      const { journal } = await open();
      await journal.write([
        commit(
          { kind: "publication-delete", id: "none" },
          { kind: "subscription-delete", id: "none" },
          { kind: "binding-delete", aor: "sip:none@office.test", key: "none" },
        ),
      ]);
      expect(await journal.load()).toEqual({
        publications: [],
        subscriptions: [],
        waiting: [],
        bindings: [],
      });
    });

    test("a binding is named by its address and its key together", async () => {
      const { journal } = await open();
      const bindings = [
        binding({ aor: "sip:a", key: "b" }),
        binding({ aor: "sip:a", key: "c" }),
        binding({ aor: "sip:ab", key: "" }),
      ];
      await journal.write([commit(...bindings.map((record) => ({ kind: "binding-put", record }) as const))]);
      await journal.write([commit({ kind: "binding-delete", aor: "sip:a", key: "b" })]);
      expect((await journal.load()).bindings).toEqual(bindings.slice(1));
    });

    test("an empty batch and an empty commit are accepted", async () => {
      const { journal } = await open();
      await journal.write([]);
      await journal.write([commit()]);
      expect((await journal.load()).publications).toEqual([]);
    });

    test("texts come back as they were: any script, quotes, line breaks, NUL and its escape", async () => {
      const { journal } = await open();
      const body = `<n>"Größe" 名前 🕯️ \u0000 \u001a0 \u001a \u001a\u0000 \u2028 ' \\ \r\n\t</n>`;
      await journal.write([commit({ kind: "publication-put", record: publication({ body }) })]);
      expect((await journal.load()).publications[0]?.body).toBe(body);
    });

    test("thousands of records are loaded, each once", async () => {
      const { journal } = await open();
      const ids = Array.from({ length: 5_000 }, (_, index) => `s${index}`);
      await journal.write(
        ids.map((id) => commit({ kind: "subscription-put", record: subscription({ id }) })),
      );
      const loaded = (await journal.load()).subscriptions.map(({ id }) => id);
      expect(loaded.sort()).toEqual(ids.sort());
    });

    test("writes that are asked for at once are applied in the order they were asked for", async () => {
      const { journal } = await open();
      const writes = Array.from({ length: 20 }, (_, index) => {
        const put = { kind: "publication-put", record: publication({ entityTag: `etag-${index}` }) } as const;
        // Larger batches take another way through the database than those with one kind of change.
        const more = index % 2 === 0 ? [{ kind: "subscription-put", record: subscription() } as const] : [];
        return journal.write([commit(put, ...more)]);
      });
      await Promise.all(writes);
      expect((await journal.load()).publications[0]?.entityTag).toBe("etag-19");
    });

    test("any changes in any batches come to the same as one after the other", async () => {
      await fc.assert(
        fc.asyncProperty(batches, async (changes) => {
          const { journal } = await open();
          for (const batch of changes) await journal.write(batch.map((records) => commit(...records)));
          expect(await ordered(journal)).toEqual(replayed(changes.flat(2)));
        }),
        { numRuns: 15 },
      );
    });

    test("PRV-031 an object comes with its publication, for whoever has an account", async () => {
      const { journal, accounts, content } = await open();
      await accounts.putMany([account()]);
      const moved = (owner: string) => storedContent("part", {}, owner);
      const { aor } = account();
      await journal.write([
        commit(
          { kind: "publication-put", record: publication() },
          { kind: "content-put", content: moved(aor) },
          { kind: "content-put", content: moved("sip:nobody@office.test") },
        ),
      ]);
      const read = await content.read(moved(aor).name);
      expect(read && { ...read, data: Uint8Array.from(read.data) }).toEqual(moved(aor));
      expect(await content.find(moved("sip:nobody@office.test").name)).toEqual({ kind: "none" });
      expect((await journal.load()).publications).toHaveLength(1);
      const again = { ...moved(aor), etag: "next", data: new Uint8Array([1]), octets: 1 };
      await journal.write([commit({ kind: "content-put", content: again })]);
      expect(await content.find(again.name)).toMatchObject({ object: { etag: "next", octets: 1 } });
    });
  });
}

const id = fc.constantFrom("a", "b", "c", "c\u0000", "c\u001a0");

const text = fc.string({
  unit: fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom("\u0000", "\u001a", "0", "1"),
  ),
});

const change: fc.Arbitrary<JournalRecord> = fc.oneof(
  fc
    .record({ id, body: text })
    .map((wish): JournalRecord => ({ kind: "publication-put", record: publication(wish) })),
  id.map((key): JournalRecord => ({ kind: "publication-delete", id: key })),
  fc
    .record({ id, remoteCSeq: fc.nat() })
    .map((wish): JournalRecord => ({ kind: "subscription-put", record: subscription(wish) })),
  id.map((key): JournalRecord => ({ kind: "subscription-delete", id: key })),
  fc
    .record({ id, displayName: text })
    .map((wish): JournalRecord => ({ kind: "waiting-put", record: waiting(wish) })),
  id.map((key): JournalRecord => ({ kind: "waiting-delete", id: key })),
  fc
    .record({ aor: id, key: id, q: fc.integer({ min: 0, max: 1000 }).map((q) => q / 1000) })
    .map((wish): JournalRecord => ({ kind: "binding-put", record: binding(wish) })),
  fc.record({ aor: id, key: id }).map((key): JournalRecord => ({ kind: "binding-delete", ...key })),
);

const batches: fc.Arbitrary<Commit["records"][][]> = fc.array(
  fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 4 }),
  { maxLength: 4 },
);

/** The plainest way there is: one change after the other. */
function replayed(changes: readonly JournalRecord[]): Record<keyof JournalSnapshot, unknown[]> {
  const state = {
    publications: new Map(),
    subscriptions: new Map(),
    waiting: new Map(),
    bindings: new Map(),
  };
  for (const item of changes) {
    if (item.kind === "publication-put") state.publications.set(item.record.id, item.record);
    if (item.kind === "publication-delete") state.publications.delete(item.id);
    if (item.kind === "subscription-put") state.subscriptions.set(item.record.id, item.record);
    if (item.kind === "subscription-delete") state.subscriptions.delete(item.id);
    if (item.kind === "waiting-put") state.waiting.set(item.record.id, item.record);
    if (item.kind === "waiting-delete") state.waiting.delete(item.id);
    if (item.kind === "binding-put") state.bindings.set(item.record.aor + item.record.key, item.record);
    if (item.kind === "binding-delete") state.bindings.delete(item.aor + item.key);
  }
  return {
    publications: byText([...state.publications.values()]),
    subscriptions: byText([...state.subscriptions.values()]),
    waiting: byText([...state.waiting.values()]),
    bindings: byText([...state.bindings.values()]),
  };
}

async function ordered(journal: Journal): Promise<Record<keyof JournalSnapshot, unknown[]>> {
  const { publications, subscriptions, waiting, bindings } = await journal.load();
  return {
    publications: byText(publications),
    subscriptions: byText(subscriptions),
    waiting: byText(waiting),
    bindings: byText(bindings),
  };
}

const byText = (values: readonly object[]): unknown[] =>
  [...values].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
