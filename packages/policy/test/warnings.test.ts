import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { identityKey, listAnchor, type PolicyWarning, warningSentence, warningsOf } from "../src/index";
import { NOON, ruleset, rulesText, ruleText } from "./policy-world";

const ROOT = "https://example.com/xcap-root";
const ALICE = "sip:alice@example.com";
const anchor = (name: string) => listAnchor(ROOT, ALICE, name);
const list = (anc: string) =>
  `<ocp:external-list><ocp:entry anc="${anc.replaceAll("&", "&amp;")}"/></ocp:external-list>`;
const one = (id: string) => `<cr:identity><cr:one id="${id}"/></cr:identity>`;
const period = (from: string, until: string) =>
  `<cr:validity><cr:from>${from}</cr:from><cr:until>${until}</cr:until></cr:validity>`;
const PAST = period("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z");
const FUTURE = period("2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z");

const LISTS: Readonly<Record<string, readonly string[]>> = {
  [anchor("granted")]: ["sip:bob@example.com", "sip:carol@example.com"],
  [anchor("blocked")]: ["sip:carol@example.com", "sip:dave@example.com"],
};

const warnings = (...rules: readonly string[]): readonly PolicyWarning[] =>
  warningsOf([ruleset(rulesText(...rules))], {
    lists: (name) => ({ members: new Set((LISTS[name] ?? []).map(identityKey)), isCutShort: false }),
    scope: { roots: [ROOT], xui: ALICE, foreignListsAllowed: false },
    now: NOON,
  });

describe("POL-038 blocked by one rule, let in by another", () => {
  const blocked = ruleText("blocked", list(anchor("blocked")), "block");

  test.each([
    ["a granted list", ruleText("granted", list(anchor("granted")))],
    ["a rule of its own", ruleText("granted", one("sip:CAROL@example.com".replace("CAROL", "carol")))],
    ["another spelling", ruleText("granted", one("sip:%63arol@EXAMPLE.com:5060"), "polite-block")],
    ["another time", ruleText("granted", one("sip:carol@example.com") + FUTURE)],
  ])("POL-038 by %s", (_name, granting) => {
    const expected = {
      kind: "granted-and-blocked",
      watcher: "sip:carol@example.com",
      grantedBy: "granted",
      blockedBy: "blocked",
    };
    expect(warnings(granting, blocked)).toEqual([expected]);
    expect(warnings(blocked, granting)).toEqual([expected]);
  });

  test("POL-038 a whole domain that is let in", () => {
    const domain = ruleText(
      "domain",
      '<cr:identity><cr:many domain="example.com"><cr:except id="sip:dave@example.com"/></cr:many></cr:identity>',
    );
    expect(warnings(domain, blocked)).toMatchObject([
      { watcher: "sip:carol@example.com", grantedBy: "domain" },
    ]);
  });

  test("POL-038 none where the others are only asked about, or a rule does not speak of it", () => {
    const silent = `<cr:rule id="silent"><cr:conditions>${one("sip:dave@example.com")}</cr:conditions><cr:transformations><pr:provide-note>true</pr:provide-note></cr:transformations></cr:rule>`;
    const others = ruleText("others", "<ocp:other-identity/>");
    const asked = ruleText("asked", one("sip:dave@example.com"), "confirm");
    const anonymous = ruleText("anonymous", "<ocp:anonymous-request/>");
    expect(warnings(blocked, silent, others, asked, anonymous)).toEqual([]);
    const granting = ruleText("granted", one("sip:erin@example.com"));
    const quiet = silent.replace("dave", "erin");
    expect(warnings(granting, quiet)).toEqual([]);
  });

  test("POL-038 no more are told than can be read", () => {
    const ids = Array.from({ length: 300 }, (_, n) => `<cr:one id="sip:u${n}@example.com"/>`).join("");
    const everybody = ruleText("all", "<cr:identity><cr:many/></cr:identity>");
    expect(
      warnings(everybody, ruleText("blocked", `<cr:identity>${ids}</cr:identity>`, "block")),
    ).toHaveLength(100);
  });
});

describe("POL-091 what the owner may not have meant", () => {
  test.each<readonly [string, string, readonly PolicyWarning[]]>([
    [
      "a sphere that guards a subscription",
      ruleText("r", '<cr:sphere value="work"/>'),
      [{ kind: "sphere-guards-handling", rule: "r" }],
    ],
    ["a sphere that guards nothing but content", ruleText("r", '<cr:sphere value="work"/>', "block"), []],
    [
      "a sphere without a token",
      ruleText("r", '<cr:sphere value=" "/>', "block"),
      [{ kind: "never-matches", rule: "r", condition: "sphere" }],
    ],
    ["a time that is over", ruleText("r", PAST), [{ kind: "never-valid-again", rule: "r" }]],
    ["a time to come", ruleText("r", FUTURE), []],
    ["times that never meet", ruleText("r", PAST + FUTURE), [{ kind: "never-valid-again", rule: "r" }]],
    [
      "a condition that is not known",
      ruleText("r", "<x:moon/>"),
      [{ kind: "never-matches", rule: "r", condition: "{urn:example:other}moon" }],
    ],
    [
      "members that are not known",
      ruleText("r", "<cr:identity><x:tribe/><cr:many><x:y/></cr:many></cr:identity>"),
      [{ kind: "never-matches", rule: "r", condition: "identity" }],
    ],
    [
      "a list of somebody else",
      ruleText("r", list(listAnchor(ROOT, "sip:bob@example.com", "x"))),
      [{ kind: "list-out-of-scope", rule: "r", anchor: listAnchor(ROOT, "sip:bob@example.com", "x") }],
    ],
    ["nothing", ruleText("r", one("sip:bob@example.com")), []],
  ])("POL-091 %s", (_name, rule, expected) => {
    expect(warnings(rule)).toEqual(expected);
  });

  test("POL-091 a rule is over at its last instant", () => {
    const [now, later] = [NOON, instant(NOON - 1)];
    const until = ruleset(rulesText(ruleText("r", period("2026-01-05T11:00:00Z", "2026-01-05T12:00:00Z"))));
    const context = {
      lists: () => ({ members: new Set<string>(), isCutShort: false }),
      scope: { roots: [ROOT], xui: ALICE, foreignListsAllowed: false },
    };
    expect(warningsOf([until], { ...context, now })).toHaveLength(1);
    expect(warningsOf([until], { ...context, now: later })).toHaveLength(0);
  });

  test("POL-091 every warning has its sentence", () => {
    const all: readonly PolicyWarning[] = [
      { kind: "granted-and-blocked", watcher: "sip:c@d", grantedBy: "g", blockedBy: "b" },
      { kind: "sphere-guards-handling", rule: "r" },
      { kind: "never-valid-again", rule: "r" },
      { kind: "never-matches", rule: "r", condition: "sphere" },
      { kind: "list-out-of-scope", rule: "r", anchor: "https://a" },
    ];
    expect(all.map((warning) => warningSentence(warning).text)).toEqual([
      "Rule b blocks sip:c@d, but rule g lets it in, and letting in wins.",
      "Rule r lets watchers in by sphere: each change of sphere may end their subscriptions.",
      "Rule r is out of date and never matches again.",
      "Rule r never matches, because its condition sphere cannot hold.",
      "Rule r names a list that is not taken into account: https://a.",
    ]);
  });
});
