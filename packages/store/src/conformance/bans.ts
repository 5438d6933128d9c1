import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { Ban } from "../ports/bans";
import type { Store } from "../ports/store";
import { NOON, note } from "./samples";

const ban = (wish: Partial<Ban> = {}): Ban => ({
  network: "192.0.2.7",
  until: undefined,
  reason: "guesses passwords",
  bannedBy: "admin",
  bannedAt: NOON,
  ...wish,
});

/** What every store of bans keeps to. */
export function banStoreConformance(open: () => Promise<Store>): void {
  describe("ban store", () => {
    test("a ban is kept, replaced and lifted, and noted each time", async () => {
      const { bans, audit } = await open();
      await bans.put(ban(), note());
      const network = ban({ network: "198.51.100.0/24", until: instant(NOON + 60_000) });
      await bans.put(network, note());
      expect(await bans.list()).toEqual([ban(), network]);
      await bans.put(ban({ reason: "", until: NOON }), note());
      expect(await bans.list()).toEqual([ban({ reason: "", until: NOON }), network]);
      expect(await bans.remove("192.0.2.7", note())).toBe(true);
      expect(await bans.list()).toEqual([network]);
      expect(await audit.list({ limit: 10 })).toHaveLength(4);
    });

    test("what is not banned is not lifted, and nothing is noted", async () => {
      const { bans, audit } = await open();
      expect(await bans.remove("192.0.2.7", note())).toBe(false);
      expect(await audit.list({ limit: 10 })).toEqual([]);
    });

    test("those that have run out can be forgotten", async () => {
      const { bans } = await open();
      await bans.put(ban({ network: "192.0.2.1", until: instant(NOON - 1) }), note());
      await bans.put(ban({ network: "192.0.2.2", until: NOON }), note());
      await bans.put(ban({ network: "192.0.2.3" }), note());
      await bans.forgetEnded(NOON);
      expect((await bans.list()).map(({ network }) => network)).toEqual(["192.0.2.2", "192.0.2.3"]);
    });
  });
}
