import type { SeenBy } from "@porchlight/presence-client";
import { expect, test } from "vitest";
import { seenState } from "./seen-state";

const seen = (handling: SeenBy["handling"]): SeenBy => ({
  presentity: "sip:alice@office.test",
  watcher: "sip:bob@office.test",
  sentence: "",
  handling,
  basis: "rules",
  decidedBy: [],
  rules: [],
  grants: [],
  full: "",
  shown: undefined,
  presence: undefined,
});

test.each([
  ["block", "unknown", "not-allowed"],
  ["confirm", "pending", undefined],
] as const)("who is told %s has what a board has then", (handling, mark, silence) => {
  expect(seenState(seen(handling), 0)).toMatchObject({ mark, silence, stale: false });
});
