import {
  type PresenceRule,
  readPresence,
  readPresenceRules,
  writePresence,
  writePresenceRule,
} from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import {
  applyPermissions,
  closedPresence,
  compileRuleset,
  DEFAULT_POLICY_SETTINGS,
  decide,
  defaultRules,
  governingRules,
  identityKey,
  identityOf,
  type Permissions,
  watcherOf,
  withSharedLists,
} from "@porchlight/policy";
import { documentOf, occasion, presenceText, ruleDraft } from "@porchlight/policy/testing";
import { parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LibxmlSchemaValidator } from "../src/index";

const schemas = new LibxmlSchemaValidator();
const ALICE = "sip:alice@example.com";

const fault = (schema: Parameters<typeof schemas.validate>[0], text: string): string => {
  const result = schemas.validate(schema, text);
  return result.ok ? "" : `${result.error.what.text}\n${text}`;
};

function presence(text: string) {
  const xml = parseXml(text);
  const document = xml.ok ? readPresence(xml.value) : xml;
  if (!document.ok) throw new Error("not a presence document");
  return document.value;
}

const permissions: fc.Arbitrary<Permissions> = fc
  .tuple(fc.array(ruleDraft, { maxLength: 4 }), occasion)
  .map(([drafts, { identities, anonymous, mode, now, sphere, lists }]) => {
    const members = (anchor: string): readonly string[] =>
      anchor in lists ? lists[anchor as keyof typeof lists] : [];
    return decide({
      presentity: identityOf(ALICE),
      watcher: watcherOf(identities, anonymous),
      rules: governingRules(undefined, [compileRuleset(documentOf(drafts))]),
      now: instant(now),
      sphere,
      lists: (anchor) => ({ members: new Set(members(anchor).map(identityKey)), isCutShort: false }),
      settings: { ...DEFAULT_POLICY_SETTINGS, anonymousMode: mode },
    }).permissions;
  });

describe("POL-062 what a watcher sees is valid", () => {
  test("POL-062 PRS-060 whatever is granted of whatever document", () => {
    fc.assert(
      fc.property(permissions, presenceText, (granted, any) => {
        // An attribute that readers take and the schema does not.
        const text = any.replace(' x:edition="1"', "");
        expect(fault("pidf", text)).toBe("");
        expect(fault("pidf", writePresence(applyPermissions(presence(text), granted)))).toBe("");
      }),
      { numRuns: 400 },
    );
  });

  test("POL-062 the closed document too", () => {
    expect(fault("pidf", writePresence(closedPresence(ALICE)))).toBe("");
  });
});

describe("POL-004 rules are read exactly when they are valid", () => {
  const accepted = (text: string): boolean => readPresenceRules(text).ok;
  const rules = fc.array(ruleDraft, { maxLength: 3 }).map((drafts) => documentOf(drafts));

  test("POL-004 valid rules are read", () => {
    fc.assert(
      fc.property(rules, (text) => {
        expect(fault("common-policy", text)).toBe("");
        expect(accepted(text)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  /** A tag or an attribute goes, comes twice, or changes its name or value. */
  const damage = fc.tuple(
    fc.constantFrom<readonly [RegExp, (found: string) => string]>(
      [/<[a-z]+:[a-z-]+(?: [a-z]+="[^"]*")*\/>/gi, () => ""],
      [/<[a-z]+:[a-z-]+(?: [a-z]+="[^"]*")*\/>/gi, (found) => found + found],
      [/ (?:id|anc|name|ns|value|domain)="[^"]*"/g, () => ""],
      [
        /<(cr|ocp|pr|op):(from|until|identity|one|many|except|sphere|entry|actions|conditions)\b/g,
        (found) => `${found}x`,
      ],
      [/>(?:true|false|1|0|allow|block|confirm|bare|full)</g, () => ">maybe<"],
      [/>(?:true|false|1|0)</g, () => "> 1 <"],
      [/>2026-[^<]*</g, () => ">2026-01-05T24:00:00<"],
      [/>2026-[^<]*</g, () => ">2026-02-30T08:00:00Z<"],
      [/><cr:(?:actions|conditions|transformations)/g, (found) => `>text${found.slice(1)}`],
      [/<cr:from>[^<]*<\/cr:from>/g, () => ""],
      [/<cr:validity>.*?<\/cr:validity>/g, () => "<cr:validity/>"],
      [/<cr:identity>.*?<\/cr:identity>/g, () => "<cr:identity/>"],
      [/<pr:all-[a-z]+\/>/g, (found) => `${found}<pr:class>a</pr:class>`],
      [/<pr:class>/g, () => "<pr:service>"],
      [/id="r0"/g, () => 'id="0"'],
      [/id="r1"/g, () => 'id="r0"'],
    ),
    fc.nat({ max: 20 }),
  );

  test("POL-004 damaged rules are read exactly where the schema still takes them", () => {
    fc.assert(
      fc.property(rules, damage, (text, [[what, change], which]) => {
        let seen = -1;
        const damaged = text.replace(what, (found: string) => {
          seen += 1;
          return seen === which % 5 ? change(found) : found;
        });
        fc.pre(parseXml(damaged).ok);
        expect([accepted(damaged), damaged]).toEqual([fault("common-policy", damaged) === "", damaged]);
      }),
      { numRuns: 1500 },
    );
  });
});

describe("what is written for users is valid", () => {
  test("POL-072 POL-073 the default rules and the lists they name", () => {
    for (const anonymous of ["block", "allow-services"] as const) {
      const text = defaultRules({ xui: ALICE, xcapRoot: "https://example.com/xcap-root", anonymous });
      expect(fault("common-policy", text)).toBe("");
    }
    expect(fault("resource-lists", withSharedLists() ?? "")).toBe("");
  });

  test("POL-090 a rule that was read and changed is valid where it is put", () => {
    fc.assert(
      fc.property(ruleDraft, ruleDraft, (draft, other) => {
        const [one, two] = [ruleFrom(documentOf([draft], "a")), ruleFrom(documentOf([other], "b"))];
        const edited: PresenceRule = {
          ...one,
          conditions: [...two.conditions, ...one.conditions],
          transformations: [
            ...one.transformations,
            { kind: "provide-attribute", name: "provide-mood", granted: true },
          ],
        };
        const text = `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy">${writePresenceRule(edited)}</ruleset>`;
        expect(fault("common-policy", text)).toBe("");
      }),
      { numRuns: 200 },
    );
  });
});

function ruleFrom(text: string): PresenceRule {
  const rules = readPresenceRules(text);
  if (!rules.ok || rules.value[0] === undefined) throw new Error("not a rule");
  return rules.value[0];
}
