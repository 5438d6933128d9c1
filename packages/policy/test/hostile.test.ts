import { describe, expect, test } from "vitest";
import {
  compileRuleset,
  decide,
  explain,
  identityKey,
  identityOf,
  resolveList,
  sentenceOf,
  warningsOf,
} from "../src/index";
import { ALICE, governing, NOON, question, ruleset, rulesText, ruleText } from "./policy-world";

const many = (count: number, text: string): string => text.repeat(count);

/** Each of these ends; one that does not is told by the runner. */
describe("what somebody may write to make the server busy", () => {
  test.each([
    ["a number that never ends", `sip:${many(300_000, "1")}x@example.com`],
    ["escapes", `sip:${many(100_000, "%61")}@example.com`],
    ["a host", `sip:a@${many(300_000, "a.")}`],
    ["a host that is no ASCII", `sip:a@${many(100_000, "ü")}.example`],
    ["labels that are no ASCII", `sip:a@${many(500, "ü.")}example`],
    ["parameters", `sip:a@example.com${many(100_000, ";a=b")}`],
    ["a tel number", `tel:${many(300_000, "1-")}`],
    ["a scheme", `${many(300_000, "a")}:b`],
  ])("%s", (_name, uri) => {
    expect(identityKey(uri)).toBeTypeOf("string");
    expect(identityOf(uri).domain ?? "").toBeTypeOf("string");
    const rules = governing(rulesText(ruleText("r", `<cr:identity><cr:one id="${uri}"/></cr:identity>`)));
    expect(decide(question({ watcher: "sip:bob@example.com", rules })).handling).toBe("block");
  });

  test("a domain of every kind", () => {
    for (const domain of [many(300_000, "ü"), many(100_000, "%C3%BC."), many(100_000, "."), many(63, "ﷺ")]) {
      const rules = rulesText(ruleText("r", `<cr:identity><cr:many domain="${domain}"/></cr:identity>`));
      expect(decide(question({ watcher: "sip:b@c.example", rules: governing(rules) })).handling).toBe(
        "block",
      );
    }
  });

  test("periods without end, in several conditions", () => {
    const pairs = Array.from(
      { length: 5000 },
      (_, n) =>
        `<cr:from>${2000 + n}-01-01T00:00:00Z</cr:from><cr:until>${2000 + n}-06-01T00:00:00Z</cr:until>`,
    ).join("");
    const validity = `<cr:validity>${pairs}</cr:validity>`;
    const rules = governing(rulesText(ruleText("r", validity + validity + validity)));
    expect(decide(question({ watcher: "sip:bob@example.com", rules })).handling).toBe("allow");
  });

  test("an anchor that never ends names nobody", () => {
    const anchor = `https://example.com/xcap-root/resource-lists/users/${ALICE}/index/~~/${many(200_000, "list/")}`;
    const scope = { roots: ["https://example.com/xcap-root"], xui: ALICE, foreignListsAllowed: false };
    const readDocument = () => undefined;
    expect(resolveList(anchor, { readDocument }, scope).documents.size).toBe(0);
  });

  test("thousands of rules that all are asked, explained and warned of", () => {
    const rules = Array.from({ length: 3000 }, (_, n) =>
      ruleText(
        `r${n}`,
        `<ocp:external-list><ocp:entry anc="https://l/${n}"/></ocp:external-list>`,
        n % 2 === 0 ? "allow" : "block",
      ),
    );
    const compiled = ruleset(rulesText(...rules));
    const members = new Set(Array.from({ length: 3000 }, (_, n) => `sip:u${n}@example.com`));
    const asked = {
      ...question({ watcher: "sip:u1@example.com", rules: { kind: "rules", rulesets: [compiled] } }),
      lists: () => ({ members, isCutShort: false }),
    };
    expect(sentenceOf(explain(asked)).text).toContain("may watch");
    const scope = { roots: [], xui: ALICE, foreignListsAllowed: false };
    expect(warningsOf([compiled], { lists: asked.lists, scope, now: NOON }).length).toBeGreaterThan(3000);
  });

  test("text that is no XML, or too deep, is a fault and no exception", () => {
    for (const text of ["", "\u0000", "<", many(1000, "<a>"), "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]) {
      expect(compileRuleset(text).ok).toBe(false);
    }
  });
});
