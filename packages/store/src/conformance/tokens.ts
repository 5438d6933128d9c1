import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store";
import { NOON, note, token } from "./samples";

/** What every token store keeps to. */
export function tokenStoreConformance(open: () => Promise<Store>): void {
  describe("token store", () => {
    test("a token is found by its id and by the hash of its secret, and noted", async () => {
      const { tokens, audit } = await open();
      await tokens.create(token(), note({ action: "token.create" }));
      expect(await tokens.find("token-1")).toEqual(token());
      expect(await tokens.findBySecret(token().secretHash)).toEqual(token());
      expect(await tokens.find("unknown")).toBeUndefined();
      expect(await tokens.findBySecret("unknown")).toBeUndefined();
      expect(await audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("create rejects an id or a secret that is taken", async () => {
      const { tokens, audit } = await open();
      await tokens.create(token(), note());
      await expect(tokens.create(token({ secretHash: "other" }), note())).rejects.toThrow();
      await expect(tokens.create(token({ id: "other" }), note())).rejects.toThrow();
      expect(await tokens.list()).toEqual([token()]);
      expect(await audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("revoke marks the token once", async () => {
      const { tokens, audit } = await open();
      await tokens.create(token(), note());
      await tokens.revoke("token-1", instant(NOON + 1), note({ action: "token.revoke" }));
      await tokens.revoke("token-1", instant(NOON + 2), note({ action: "token.revoke" }));
      await tokens.revoke("unknown", NOON, note({ action: "token.revoke" }));
      expect((await tokens.find("token-1"))?.revokedAt).toBe(NOON + 1);
      expect(await audit.list({ action: "token.revoke", limit: 10 })).toHaveLength(1);
    });

    test("touch sets when it was used", async () => {
      const { tokens } = await open();
      await tokens.create(token(), note());
      await tokens.touch("token-1", instant(NOON + 7));
      await tokens.touch("unknown", NOON);
      expect(await tokens.list()).toEqual([token({ lastUsedAt: instant(NOON + 7) })]);
    });

    test("the list has the youngest first", async () => {
      const { tokens } = await open();
      await tokens.create(token({ id: "old", secretHash: "1", createdAt: instant(1) }), note());
      await tokens.create(token({ id: "new", secretHash: "2", createdAt: instant(2) }), note());
      expect((await tokens.list()).map(({ id }) => id)).toEqual(["new", "old"]);
    });
  });
}
