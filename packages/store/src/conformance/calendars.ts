import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store";
import { calendar } from "./agent-samples";
import { account, accountOf, NOON, note } from "./samples";

const reading = {
  etag: '"2"',
  lastModified: undefined,
  readAt: instant(NOON + 5),
  triedAt: instant(NOON + 5),
  error: undefined,
};

/** What every store of calendars keeps to. */
export function calendarStoreConformance(open: () => Promise<Store>): void {
  describe("calendar store", () => {
    const withAlice = async (): Promise<Store> => {
      const store = await open();
      await store.accounts.create([account()], []);
      return store;
    };

    test("a calendar is kept with its text, and noted", async () => {
      const { calendars, audit } = await withAlice();
      expect(await calendars.put(calendar(), "BEGIN:VCALENDAR", note({ action: "calendar.put" }))).toBe(true);
      expect(await calendars.find(calendar())).toEqual(calendar());
      expect(await calendars.text(calendar())).toBe("BEGIN:VCALENDAR");
      expect(await calendars.find(calendar({ name: "other" }))).toBeUndefined();
      expect(await calendars.text(calendar({ name: "other" }))).toBeUndefined();
      expect(await audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("without a text the one that is there stays", async () => {
      const { calendars } = await withAlice();
      await calendars.put(calendar(), "text", note());
      await calendars.put(calendar({ showsTitles: true }), undefined, note());
      expect(await calendars.text(calendar())).toBe("text");
      expect(await calendars.find(calendar())).toEqual(calendar({ showsTitles: true }));
    });

    test("nobody has a calendar without an account", async () => {
      const { calendars, audit } = await open();
      expect(await calendars.put(calendar(), "text", note())).toBe(false);
      expect(await calendars.list()).toEqual([]);
      expect(await audit.list({ limit: 10 })).toEqual([]);
    });

    test("a fetch is noted, with a text or without, unless the calendar is another one by now", async () => {
      const { calendars } = await withAlice();
      await calendars.put(calendar(), "first", note());
      await calendars.noteReading(calendar(), reading, "second");
      expect(await calendars.find(calendar())).toEqual(calendar(reading));
      expect(await calendars.text(calendar())).toBe("second");
      const error = { code: "is-longer", places: { count: 5 }, text: "is longer than 5 characters" };
      await calendars.noteReading(calendar(), { ...reading, error });
      expect(await calendars.find(calendar())).toEqual(calendar({ ...reading, error }));
      await calendars.noteReading(calendar({ feedUrl: "https://elsewhere.test/" }), reading, "third");
      await calendars.noteReading(calendar({ name: "other" }), reading, "third");
      expect(await calendars.text(calendar())).toBe("second");
      expect(await calendars.list()).toHaveLength(1);
    });

    test("a calendar is removed once, and noted", async () => {
      const { calendars, audit } = await withAlice();
      await calendars.put(calendar(), "text", note());
      expect(await calendars.remove(calendar(), note({ action: "calendar.delete" }))).toBe(true);
      expect(await calendars.remove(calendar(), note({ action: "calendar.delete" }))).toBe(false);
      expect(await calendars.list()).toEqual([]);
      expect(await audit.list({ action: "calendar.delete", limit: 10 })).toHaveLength(1);
    });

    test("calendars go with their account", async () => {
      const store = await withAlice();
      await store.accounts.create([accountOf("bob"), accountOf("carol")], []);
      for (const aor of ["sip:alice@office.test", "sip:bob@office.test", "sip:carol@office.test"]) {
        await store.calendars.put(calendar({ aor }), "text", note());
      }
      await store.accounts.remove("sip:alice@office.test", note());
      await store.accounts.removeMany(["sip:bob@office.test"]);
      expect((await store.calendars.list()).map(({ aor }) => aor)).toEqual(["sip:carol@office.test"]);
    });
  });
}
