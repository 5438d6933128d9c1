import { ok, type PresenceRules, type RulesView } from "@porchlight/presence-client";
import { expect, test } from "vitest";
import { LateRules } from "./late-rules";

const about = { watcher: "sip:bob@office.test" };

/** Rules that are ready, and note down what they are asked. */
function readyRules(asked: string[]): PresenceRules {
  const listeners: ((view: RulesView) => void)[] = [];
  const rules: Partial<PresenceRules> = {
    view: { kind: "ready", stale: false },
    on: (_name, listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    decide: async (whom, wish) => {
      asked.push("decide");
      return ok({ about: whom, wish, changed: false, before: wish, written: [] });
    },
    inWords: () => ok([]),
    retry: () => void asked.push("retry"),
  };
  return rules as PresenceRules;
}

test("before the code is there the rules are loading, and a decision waits for it", async () => {
  const asked: string[] = [];
  const rules = new LateRules(async () => readyRules(asked));
  const views: string[] = [];
  rules.on("view", ({ kind }) => views.push(kind));
  expect([rules.view.kind, rules.present(about), rules.inWords()]).toEqual(["loading", undefined, ok([])]);
  expect((await rules.decide(about, "block")).ok).toBe(true);
  expect([asked, views, rules.view.kind]).toEqual([["decide"], ["ready"], "ready"]);
});

test("code that cannot be had is a server that cannot be reached, and is asked for again", async () => {
  const asked: string[] = [];
  let isThere = false;
  const rules = new LateRules(async () => {
    if (!isThere) throw new Error("no such chunk");
    return readyRules(asked);
  });
  expect(await rules.decide(about, "block")).toMatchObject({ ok: false, error: { kind: "unreachable" } });
  expect(rules.view.kind).toBe("failed");
  isThere = true;
  rules.retry();
  expect((await rules.decide(about, "block")).ok).toBe(true);
  rules.retry();
  expect(asked).toEqual(["decide", "retry"]);
});
