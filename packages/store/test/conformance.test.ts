import { describe } from "vitest";
import { storeConformance } from "../src/conformance/index";
import { memoryStore } from "../src/index";
import { temporaryStores } from "./temporary-store";

describe("in memory", () => {
  storeConformance(async () => memoryStore());
});

describe("on SQLite", () => {
  const stores = temporaryStores();
  storeConformance(() => stores.open());
});
