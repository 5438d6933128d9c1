import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store";
import { NOON, session } from "./samples";

/** What every session store keeps to. */
export function sessionStoreConformance(open: () => Promise<Store>): void {
  describe("session store", () => {
    test("a session is found by the hash of its secret", async () => {
      const { sessions } = await open();
      await sessions.put(session());
      expect(await sessions.find(session().secretHash)).toEqual(session());
      expect(await sessions.find("unknown")).toBeUndefined();
    });

    test("put replaces", async () => {
      const { sessions } = await open();
      await sessions.put(session());
      await sessions.put(session({ userAgent: "Other/2.0" }));
      expect(await sessions.listOf("admin")).toEqual([session({ userAgent: "Other/2.0" })]);
    });

    test("touch sets when it was seen, and brings nothing back", async () => {
      const { sessions } = await open();
      await sessions.put(session());
      await sessions.touch(session().secretHash, instant(NOON + 9));
      await sessions.touch("unknown", NOON);
      expect(await sessions.listOf("admin")).toEqual([session({ lastSeenAt: instant(NOON + 9) })]);
    });

    test("listOf gives the sessions of one operator, the latest seen first", async () => {
      const { sessions } = await open();
      await sessions.put(session({ id: "a", secretHash: "1", lastSeenAt: instant(1) }));
      await sessions.put(session({ id: "b", secretHash: "2", lastSeenAt: instant(2) }));
      await sessions.put(session({ id: "c", secretHash: "3", operator: "other" }));
      expect((await sessions.listOf("admin")).map(({ id }) => id)).toEqual(["b", "a"]);
    });

    test("remove tells whether there was one", async () => {
      const { sessions } = await open();
      await sessions.put(session());
      expect(await sessions.remove(session().secretHash)).toBe(true);
      expect(await sessions.remove(session().secretHash)).toBe(false);
    });

    test("removeExpired drops those at or past their expiry", async () => {
      const { sessions } = await open();
      await sessions.put(session({ id: "past", secretHash: "1", expiresAt: instant(NOON - 1) }));
      await sessions.put(session({ id: "now", secretHash: "2", expiresAt: NOON }));
      await sessions.put(session({ id: "later", secretHash: "3", expiresAt: instant(NOON + 1) }));
      await sessions.removeExpired(NOON);
      expect((await sessions.listOf("admin")).map(({ id }) => id)).toEqual(["later"]);
    });
  });
}
