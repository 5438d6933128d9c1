import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { decide, explain, sentenceOf } from "../src/index";
import { ALICE, type Asked, governing, question, rulesText, ruleText } from "./policy-world";

const BOB = "sip:bob@example.com";
const LIST =
  "https://example.com/xcap-root/resource-lists/users/sip:alice@example.com/index/~~/resource-lists/list%5B@name=%22oma_grantedcontacts%22%5D";
const list = `<ocp:external-list><ocp:entry anc="${LIST}"/></ocp:external-list>`;
const one = (id: string) => `<cr:identity><cr:one id="${id}"/></cr:identity>`;
const { settings } = question({});

const rules = governing(
  rulesText(
    ruleText(
      "friends",
      `<cr:sphere value="home"/>${list}`,
      "allow",
      "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-note>true</pr:provide-note>",
    ),
    ruleText("bob", one(BOB), "confirm", "<pr:provide-note>true</pr:provide-note>"),
    ruleText(
      "summer",
      `<cr:validity><cr:from>2026-06-01T00:00:00Z</cr:from><cr:until>2026-09-01T00:00:00Z</cr:until></cr:validity><x:moon/>`,
    ),
    ruleText(
      "colleagues",
      '<cr:identity><cr:many domain="example.com"><cr:except id="sip:bob@example.com"/></cr:many></cr:identity>',
    ),
    ruleText("others", "<ocp:other-identity/>", "polite-block"),
    ruleText("hidden", "<ocp:anonymous-request/>", "block"),
  ),
);

const sentence = (asked: Asked): string => sentenceOf(explain(question(asked))).text;

describe("POL-091 why a watcher sees what it sees", () => {
  test("POL-091 every rule, every condition, and the reason of each", () => {
    const { rules: evidence, decision } = explain(
      question({ watcher: BOB, rules, sphere: "work", lists: { [LIST]: [BOB] } }),
    );
    expect(decision.handling).toBe("confirm");
    expect(evidence).toEqual([
      {
        id: "friends",
        matches: false,
        handling: "allow",
        conditions: [
          { kind: "sphere", holds: false, because: { kind: "sphere", wanted: ["home"], actual: "work" } },
          { kind: "external-list", holds: true, because: { kind: "in-list", anchor: LIST } },
        ],
      },
      {
        id: "bob",
        matches: true,
        handling: "confirm",
        conditions: [{ kind: "identity", holds: true, because: { kind: "one", uri: BOB } }],
      },
      {
        id: "summer",
        matches: false,
        handling: "allow",
        conditions: [
          { kind: "unknown", holds: false, because: { kind: "unknown", name: "{urn:example:other}moon" } },
          {
            kind: "validity",
            holds: false,
            because: { kind: "not-valid", turnsAt: instant(Date.parse("2026-06-01T00:00:00Z")) },
          },
        ],
      },
      {
        id: "colleagues",
        matches: false,
        handling: "allow",
        conditions: [{ kind: "identity", holds: false, because: { kind: "excepted", uri: BOB } }],
      },
      {
        id: "others",
        matches: false,
        handling: "polite-block",
        conditions: [{ kind: "other-identity", holds: false, because: { kind: "named-by-a-rule" } }],
      },
      {
        id: "hidden",
        matches: false,
        handling: "block",
        conditions: [{ kind: "anonymous-request", holds: false, because: { kind: "not-anonymous" } }],
      },
    ]);
  });

  test("POL-091 which rules gave the handling and each permission", () => {
    const explanation = explain(question({ watcher: BOB, rules, sphere: "home", lists: { [LIST]: [BOB] } }));
    expect(explanation.handlingFrom).toEqual(["friends"]);
    expect(explanation.grants).toEqual([
      { grant: "provide-services all-services", rules: ["friends"] },
      { grant: "provide-note", rules: ["friends", "bob"] },
    ]);
  });

  test("POL-091 asking why changes neither the answer nor what it rests on", () => {
    for (const sphere of ["home", "work", undefined]) {
      for (const watcher of [BOB, "sip:eve@example.net", []]) {
        const asked = question({ watcher, rules, sphere, lists: { [LIST]: [BOB] } });
        expect(explain(asked).decision).toEqual(decide(asked));
      }
    }
  });
});

describe("POL-091 one sentence", () => {
  test.each<readonly [Asked, string]>([
    [
      { watcher: BOB, rules, sphere: "home", lists: { [LIST]: [BOB] } },
      "sip:bob@example.com may watch sip:alice@example.com, because rule friends (the sphere is home, in the list oma_grantedcontacts) says allow.",
    ],
    [
      { watcher: BOB, rules },
      "sip:bob@example.com waits until sip:alice@example.com decides, because rule bob (names sip:bob@example.com) says confirm.",
    ],
    [
      { watcher: "sip:eve@example.net", rules },
      "sip:eve@example.net is shown sip:alice@example.com as unavailable whatever the truth, because rule others (no rule names the watcher) says polite-block.",
    ],
    [
      { watcher: BOB, anonymous: true, rules },
      "sip:bob@example.com, asking anonymously, may not watch sip:alice@example.com, because rule hidden (an anonymous request) says block.",
    ],
    [
      { watcher: [BOB, "tel:+15551234"], rules: governing(rulesText(ruleText("a", ""), ruleText("b", ""))) },
      "sip:bob@example.com or tel:+15551234 may watch sip:alice@example.com, because rule a (for everybody) and rule b (for everybody) say allow.",
    ],
    [
      { watcher: BOB, rules: governing(rulesText(ruleText("a", one("sip:x@y")))) },
      "sip:bob@example.com may not watch sip:alice@example.com, because its one rule does not match.",
    ],
    [
      { watcher: BOB, rules: governing(rulesText(ruleText("a", one("sip:x@y")), ruleText("b", "<x:y/>"))) },
      "sip:bob@example.com may not watch sip:alice@example.com, because none of its 2 rules matches.",
    ],
    [
      { watcher: BOB, rules: governing(rulesText()) },
      "sip:bob@example.com may not watch sip:alice@example.com, because the rules document has no rules.",
    ],
    [
      { watcher: ALICE, rules },
      "sip:alice@example.com is the presentity and always sees everything of its own.",
    ],
    [
      { watcher: BOB },
      "sip:bob@example.com waits until sip:alice@example.com decides, because there is no rules document and the default for watchers of its own domain is confirm.",
    ],
    [
      {},
      "A watcher without an identity may not watch sip:alice@example.com, because there is no rules document and the default for other watchers is confirm, and nobody unknown can be asked about.",
    ],
    [
      { watcher: BOB, rules: governing('<ruleset xmlns="urn:other"/>') },
      "sip:bob@example.com may not watch sip:alice@example.com, because the rules document cannot be read: not a common-policy <ruleset>.",
    ],
    [
      { watcher: BOB, anonymous: true, settings: { ...settings, anonymousAllowed: false } },
      "sip:bob@example.com, asking anonymously, may not watch sip:alice@example.com, because the operator refuses watchers without an identity.",
    ],
    [
      { watcher: BOB, rules, settings: { ...settings, override: "block" } },
      "sip:bob@example.com may not watch sip:alice@example.com, because the operator refuses all watchers.",
    ],
    [
      {
        watcher: BOB,
        rules: governing(rulesText(ruleText("a", ""))),
        settings: { ...settings, override: "hide" },
      },
      "sip:bob@example.com is shown sip:alice@example.com as unavailable whatever the truth, because the operator hides the presentity.",
    ],
  ])("POL-091 %#", (asked, expected) => {
    expect(sentence(asked)).toBe(expected);
  });
});
