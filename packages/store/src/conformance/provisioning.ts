import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { ProfileFetch } from "../ports/profile-fetches";
import type { Store } from "../ports/store";
import { setupLink } from "./agent-samples";
import { account, NOON, note } from "./samples";

const fetched: ProfileFetch = {
  kind: "user",
  form: "value",
  device: "urn:uuid:1",
  vendor: "phone.example",
  model: "Z100",
  version: "1.2",
  userAgent: "Z100/1.2",
  digest: "ab",
  at: NOON,
};

/** What every store keeps of provisioning. */
export function provisioningConformance(open: () => Promise<Store>): void {
  describe("set-up links", () => {
    test("a link is used once", async () => {
      const { setupLinks } = await open();
      await setupLinks.create(setupLink(), note());
      const { id } = setupLink();
      expect(await setupLinks.useOnce(id, instant(NOON + 5))).toBe(true);
      expect(await setupLinks.useOnce(id, instant(NOON + 6))).toBe(false);
      expect((await setupLinks.find(id))?.lastUsedAt).toBe(NOON + 5);
    });

    test("a link that is revoked, or unknown, is not used", async () => {
      const { setupLinks } = await open();
      await setupLinks.create(setupLink(), note());
      const { id } = setupLink();
      await setupLinks.revoke(id, NOON, note());
      expect(await setupLinks.useOnce(id, NOON)).toBe(false);
      expect(await setupLinks.useOnce("unknown", NOON)).toBe(false);
    });

    test("links go with their account", async () => {
      const { accounts, setupLinks } = await open();
      await accounts.create([account()], []);
      await setupLinks.create(setupLink({ aor: account().aor }), note());
      await accounts.remove(account().aor, note());
      expect(await setupLinks.list()).toEqual([]);
    });
  });

  describe("who was told profiles", () => {
    test("PRV-028 what is known of a user is replaced, and goes with the account", async () => {
      const { accounts, profileFetches } = await open();
      const { aor } = account();
      await accounts.create([account()], []);
      await profileFetches.put(new Map([[aor, [fetched]]]));
      const later = { ...fetched, at: instant(NOON + 1) };
      await profileFetches.put(new Map([[aor, [later, fetched]]]));
      expect(await profileFetches.list()).toEqual(new Map([[aor, [later, fetched]]]));
      await accounts.remove(aor, note());
      expect(await profileFetches.list()).toEqual(new Map());
    });

    test("nothing is kept of who has no account", async () => {
      const { profileFetches } = await open();
      await profileFetches.put(new Map([["sip:nobody@office.test", [fetched]]]));
      expect(await profileFetches.list()).toEqual(new Map());
    });
  });
}
