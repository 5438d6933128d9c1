import { describe, expect, test } from "vitest";
import { ENGLISH } from "../src/editing/words/english";
import { defaultRules, editForDomain, inWords, type RulesInForce } from "../src/index";
import { ruleText } from "../src/testing";
import { anchorOf, inForce, LISTS, lists, OMA, ROOT, rulesText, written } from "./editing-world";
import { ALICE } from "./policy-world";

const names: Readonly<Record<string, string>> = {
  "sip:bob@example.com": "Bob",
  "sip:carol@example.com": "Carol",
};
const naming = { nameOf: (uri: string) => names[uri] ?? uri.replace("sip:", ""), timeOf: () => "then" };

function words(rules: RulesInForce): readonly string[] {
  const said = inWords(rules, naming);
  return said.ok ? said.value.map(({ text }) => text) : [said.error.kind];
}

const EVERYTHING =
  "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices><pr:provide-all-attributes/>";
const one = (...ids: readonly string[]) =>
  `<cr:identity>${ids.map((id) => `<cr:one id="sip:${id}"/>`).join("")}</cr:identity>`;
const rules = (...all: readonly string[]) => inForce({ [OMA]: rulesText(...all) });

describe("POL-042 rules in plain words", () => {
  test("POL-042 the default rules, with whom the lists have", () => {
    const documents = {
      [OMA]: defaultRules({ xui: ALICE, xcapRoot: ROOT }),
      [LISTS]: lists({
        oma_grantedcontacts: ["sip:bob@example.com", "sip:carol@example.com"],
        oma_blockedcontacts: ["sip:eve@example.net"],
      }),
    };
    expect(words(inForce(documents))).toEqual([
      "Bob and Carol see everything",
      "eve@example.net is blocked",
      "Anybody else has to ask you first",
      "Anonymous watchers are blocked",
    ]);
  });

  test("POL-071 what holds without rules", () => {
    expect(words(inForce({}, { ownDomain: "allow", others: "confirm" }))).toEqual([
      "Colleagues at example.com see everything",
      "Anybody else has to ask you first",
    ]);
    expect(words(inForce({}))).toEqual(["Everybody has to ask you first"]);
  });

  test("POL-042 what a decision wrote", () => {
    const office = inForce({}, { ownDomain: "allow", others: "block" });
    const edit = editForDomain(office, "example.com", { shown: "availability" });
    expect(words(written(office, edit.ok ? edit.value : []))).toEqual([
      "Colleagues at example.com see whether you are available",
      "Anybody else is blocked",
      "Anonymous watchers are blocked",
    ]);
  });

  test.each<[string, string]>([
    [ruleText("a", one("bob@example.com"), "allow", EVERYTHING), "Bob sees everything"],
    [ruleText("a", one("bob@example.com"), "allow"), "Bob sees nothing of you"],
    [ruleText("a", one("bob@example.com"), "polite-block"), "Bob sees you as offline, whatever you do"],
    [ruleText("a", one("bob@example.com"), "confirm"), "Bob has to ask you first"],
    [
      ruleText(
        "a",
        one("bob@example.com", "carol@example.com"),
        "allow",
        "<pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-mood>true</pr:provide-mood><pr:provide-note>1</pr:provide-note>",
      ),
      "Bob and Carol see yourself, your mood and your notes",
    ],
    [
      ruleText(
        "a",
        '<cr:identity><cr:many domain="EXAMPLE.org"><cr:except id="sip:x@example.org"/></cr:many></cr:identity>',
        "allow",
        EVERYTHING,
      ),
      "People at example.org (but not x@example.org) see everything",
    ],
    [
      ruleText("a", `${one("bob@example.com")}<cr:sphere value="work home"/>`, "allow", EVERYTHING),
      "Bob sees everything, while your sphere is work or home",
    ],
    [
      ruleText(
        "a",
        `${one("bob@example.com")}<cr:validity><cr:from>2026-01-05T08:00:00Z</cr:from><cr:until>2026-01-05T09:00:00Z</cr:until></cr:validity>`,
        "allow",
        EVERYTHING,
      ),
      "Bob sees everything, from then until then",
    ],
    [
      `<cr:rule id="a"><cr:conditions>${one("bob@example.com")}</cr:conditions><cr:transformations><pr:provide-persons><pr:all-persons/></pr:provide-persons></cr:transformations></cr:rule>`,
      "Bob also sees yourself, where let in",
    ],
    [
      ruleText(
        "a",
        '<cr:identity><cr:one id="sip:bob@example.com"/><cr:many domain="example.org"/></cr:identity>',
        "block",
      ),
      "Bob and people at example.org are blocked",
    ],
  ])("POL-042 %s", (rule, text) => {
    expect(words(rules(rule))[0]).toBe(text);
  });

  test("POL-011 rules that are for nobody, or for the owner, are passed over; all others are blocked then", () => {
    const empty = `<ocp:external-list><ocp:entry anc="${anchorOf("none")}"/></ocp:external-list>`;
    expect(
      words(rules(ruleText("a", empty), ruleText("b", "<x:moon/>"), ruleText("c", one("alice@example.com")))),
    ).toEqual(["Anybody else is blocked"]);
  });

  test("POL-042 long lists are counted", () => {
    const many = Array.from({ length: 20 }, (_, index) => `w${index}@example.com`);
    expect(words(rules(ruleText("a", one(...many), "block")))[0]).toMatch(
      /w6@example.com and 13 more are blocked$/,
    );
  });

  test("POL-004 what cannot be read is told", () => {
    expect(words(inForce({ [OMA]: "<ruleset/>" }))).toEqual(["unreadable"]);
  });
});

test("POL-042 sentences are made of the words of a language", () => {
  const german = {
    ...ENGLISH,
    enumerated: (all: readonly string[]) => all.join(" und "),
    others: { text: "Alle anderen", isPlural: true },
    predicate: (handling: string | undefined, isPlural: boolean) =>
      handling === "block" && isPlural ? "sind blockiert" : "sehen alles",
  };
  const said = inWords(
    rules(
      ruleText("a", one("bob@example.com", "carol@example.com"), "allow", EVERYTHING),
      ruleText("b", "<ocp:other-identity/>", "block"),
    ),
    { ...naming, words: german },
  );
  expect(said.ok && said.value.map(({ text }) => text)).toEqual([
    "Bob und Carol sehen alles",
    "Alle anderen sind blockiert",
  ]);
});
