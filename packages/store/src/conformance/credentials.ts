import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { CredentialRecord, CredentialStore } from "../ports/credentials";
import type { Store } from "../ports/store";
import { agentToken, operatorLink, setupLink, watcherToken } from "./agent-samples";
import { account, NOON, note, token } from "./samples";

/** What every store of credentials keeps to. */
export function credentialStoreConformance(open: () => Promise<Store>): void {
  kept("token store", open, ({ tokens }) => tokens, token);
  kept("agent token store", open, ({ agentTokens }) => agentTokens, agentToken);
  kept("watcher token store", open, ({ watcherTokens }) => watcherTokens, watcherToken);
  kept("set-up link store", open, ({ setupLinks }) => setupLinks, setupLink);
  kept("operator link store", open, ({ operatorLinks }) => operatorLinks, operatorLink);

  test("COR-075 a watcher token goes with the account it watches as; one that is nobody's stays", async () => {
    const { accounts, watcherTokens } = await open();
    await accounts.create([account()], []);
    await watcherTokens.create(watcherToken({ aor: account().aor }), note());
    const everybodys = watcherToken({ id: "public", secretHash: "1", aor: undefined });
    await watcherTokens.create(everybodys, note());
    await accounts.remove(account().aor, note());
    expect(await watcherTokens.list()).toEqual([everybodys]);
  });
}

function kept<Token extends CredentialRecord>(
  name: string,
  open: () => Promise<Store>,
  of: (store: Store) => CredentialStore<Token>,
  sample: (wish?: Partial<CredentialRecord>) => Token,
): void {
  const { id } = sample();

  describe(name, () => {
    test("a token is found by its id and by the hash of its secret, with all that it says, and noted", async () => {
      const store = await open();
      const tokens = of(store);
      await tokens.create(sample(), note({ action: "token.create" }));
      expect(await tokens.find(id)).toEqual(sample());
      expect(await tokens.findBySecret(sample().secretHash)).toEqual(sample());
      expect(await tokens.find("unknown")).toBeUndefined();
      expect(await tokens.findBySecret("unknown")).toBeUndefined();
      expect(await store.audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("create rejects an id or a secret that is taken", async () => {
      const store = await open();
      const tokens = of(store);
      await tokens.create(sample(), note());
      await expect(tokens.create(sample({ secretHash: "other" }), note())).rejects.toThrow();
      await expect(tokens.create(sample({ id: "other" }), note())).rejects.toThrow();
      expect(await tokens.list()).toEqual([sample()]);
      expect(await store.audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("revoke marks the token once", async () => {
      const store = await open();
      const tokens = of(store);
      await tokens.create(sample(), note());
      await tokens.revoke(id, instant(NOON + 1), note({ action: "token.revoke" }));
      await tokens.revoke(id, instant(NOON + 2), note({ action: "token.revoke" }));
      await tokens.revoke("unknown", NOON, note({ action: "token.revoke" }));
      expect((await tokens.find(id))?.revokedAt).toBe(NOON + 1);
      expect(await store.audit.list({ action: "token.revoke", limit: 10 })).toHaveLength(1);
    });

    test("touch sets when it was used", async () => {
      const tokens = of(await open());
      await tokens.create(sample(), note());
      await tokens.touch(id, instant(NOON + 7));
      await tokens.touch("unknown", NOON);
      expect(await tokens.list()).toEqual([sample({ lastUsedAt: instant(NOON + 7) })]);
    });

    test("the list has the youngest first", async () => {
      const tokens = of(await open());
      await tokens.create(sample({ id: "old", secretHash: "1", createdAt: instant(1) }), note());
      await tokens.create(sample({ id: "new", secretHash: "2", createdAt: instant(2) }), note());
      expect((await tokens.list()).map((each) => each.id)).toEqual(["new", "old"]);
    });
  });
}
