import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store";
import { agentToken } from "./agent-samples";
import { NOON, note } from "./samples";

/** What every store of agent tokens keeps to. */
export function agentTokenStoreConformance(open: () => Promise<Store>): void {
  describe("agent token store", () => {
    test("a token is found by its id and by the hash of its secret with its scope, and noted", async () => {
      const { agentTokens, audit } = await open();
      await agentTokens.create(agentToken(), note({ action: "agent-token.create" }));
      expect(await agentTokens.find("agent-token-1")).toEqual(agentToken());
      expect(await agentTokens.findBySecret(agentToken().secretHash)).toEqual(agentToken());
      expect(await agentTokens.find("unknown")).toBeUndefined();
      expect(await agentTokens.findBySecret("unknown")).toBeUndefined();
      expect(await audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("create rejects an id or a secret that is taken", async () => {
      const { agentTokens, audit } = await open();
      await agentTokens.create(agentToken(), note());
      await expect(agentTokens.create(agentToken({ secretHash: "other" }), note())).rejects.toThrow();
      await expect(agentTokens.create(agentToken({ id: "other" }), note())).rejects.toThrow();
      expect(await agentTokens.list()).toEqual([agentToken()]);
      expect(await audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("revoke marks the token once, touch sets when it was used", async () => {
      const { agentTokens, audit } = await open();
      await agentTokens.create(agentToken(), note());
      await agentTokens.revoke("agent-token-1", instant(NOON + 1), note({ action: "agent-token.revoke" }));
      await agentTokens.revoke("agent-token-1", instant(NOON + 2), note({ action: "agent-token.revoke" }));
      await agentTokens.revoke("unknown", NOON, note({ action: "agent-token.revoke" }));
      await agentTokens.touch("agent-token-1", instant(NOON + 7));
      await agentTokens.touch("unknown", NOON);
      expect(await agentTokens.find("agent-token-1")).toEqual(
        agentToken({ revokedAt: instant(NOON + 1), lastUsedAt: instant(NOON + 7) }),
      );
      expect(await audit.list({ action: "agent-token.revoke", limit: 10 })).toHaveLength(1);
    });

    test("the list has the youngest first", async () => {
      const { agentTokens } = await open();
      await agentTokens.create(agentToken({ id: "old", secretHash: "1", createdAt: instant(1) }), note());
      await agentTokens.create(agentToken({ id: "new", secretHash: "2", createdAt: instant(2) }), note());
      expect((await agentTokens.list()).map(({ id }) => id)).toEqual(["new", "old"]);
    });
  });
}
