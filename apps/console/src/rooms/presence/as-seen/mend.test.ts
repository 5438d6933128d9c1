import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { mendOf } from "./mend";
import type { Preview } from "./preview";

const subscribed: Preview["standing"] = {
  state: "active",
  reachable: true,
  subscriptions: ["s1"],
  sentence: "",
  said: { code: "", places: {} },
};

test.each([
  ["it is blocked by a rule", { handling: "block", basis: "rules" }, "open-rules"],
  ["it is blocked politely", { handling: "polite-block", basis: "rules" }, "open-rules"],
  ["the rules cannot be read", { handling: "block", basis: "unreadable-rules" }, "open-rules"],
  ["nobody has decided", { handling: "confirm", basis: "rules" }, "decide"],
  ["nobody has decided and there are no rules", { handling: "confirm", basis: "default" }, "decide"],
  ["the server refuses everybody", { handling: "block", basis: "override" }, "nothing"],
  ["it is let in and there", { handling: "allow", basis: "rules" }, "notify-again"],
] as const)("POL-091 what helps when %s", (_, decision, kind) => {
  expect(mendOf({ ...decision, standing: subscribed }, say).kind).toBe(kind);
});

test("POL-091 who is let in but has no subscription, or no connection, is not told again", () => {
  const allowed = { handling: "allow", basis: "rules" } as const;
  const absent: Preview["standing"] = { ...subscribed, state: "none", subscriptions: [] };
  expect(mendOf({ ...allowed, standing: absent }, say).kind).toBe("nothing");
  expect(mendOf({ ...allowed, standing: { ...subscribed, reachable: false } }, say)).toMatchObject({
    kind: "open-subscription",
    subscription: "s1",
  });
});
