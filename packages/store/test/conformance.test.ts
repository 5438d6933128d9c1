import { contentStoreConformance } from "@porchlight/content/testing";
import { describe } from "vitest";
import { storeConformance } from "../src/conformance/index";
import { account } from "../src/conformance/samples";
import { memoryStore, type Store } from "../src/index";
import { temporaryStores } from "./temporary-store";

/** A content store as its own suite opens it: with accounts of the owners. */
const withOwners = (open: () => Promise<Store>) => async (owners: readonly string[]) => {
  const { accounts, content } = await open();
  await accounts.putMany(owners.map((aor) => account({ aor })));
  return { store: content, removeOwner: (aor: string) => accounts.removeMany([aor]) };
};

describe("in memory", () => {
  storeConformance(async () => memoryStore());
  contentStoreConformance(withOwners(async () => memoryStore()));
});

describe("on SQLite", () => {
  const stores = temporaryStores();
  storeConformance(() => stores.open());
  contentStoreConformance(withOwners(() => stores.open()));
});
