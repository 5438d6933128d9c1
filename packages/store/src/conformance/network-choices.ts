import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store";
import { account, accountOf, note } from "./samples";

/** What every store of network choices keeps to. */
export function networkChoiceStoreConformance(open: () => Promise<Store>): void {
  describe("network choice store", () => {
    test("a choice is kept, changed, taken back, and noted each time", async () => {
      const { accounts, networkChoices, audit } = await open();
      const { aor } = account();
      await accounts.create([account()], []);
      expect(await networkChoices.put(aor, true, note())).toBe(true);
      expect(await networkChoices.list()).toEqual([{ aor, published: true }]);
      await networkChoices.put(aor, false, note());
      expect(await networkChoices.list()).toEqual([{ aor, published: false }]);
      await networkChoices.put(aor, undefined, note());
      expect(await networkChoices.list()).toEqual([]);
      expect(await audit.list({ limit: 10 })).toHaveLength(3);
    });

    test("nobody chooses without an account, and a choice goes with it", async () => {
      const { accounts, networkChoices } = await open();
      expect(await networkChoices.put("sip:alice@office.test", true, note())).toBe(false);
      await accounts.create([account(), accountOf("bob")], []);
      await networkChoices.put("sip:alice@office.test", true, note());
      await networkChoices.put("sip:bob@office.test", false, note());
      await accounts.remove("sip:alice@office.test", note());
      expect(await networkChoices.list()).toEqual([{ aor: "sip:bob@office.test", published: false }]);
    });
  });
}
