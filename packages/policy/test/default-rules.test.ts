import { parseXml } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import {
  decide,
  defaultRules,
  explain,
  listAnchor,
  resolveList,
  viewKeyOf,
  warningsOf,
  withSharedLists,
} from "../src/index";
import { ALICE, governing, NOON, question, ruleset } from "./policy-world";

const ROOT = "https://example.com/xcap-root";
const rules = defaultRules({ xui: ALICE, xcapRoot: ROOT });
const lists = {
  [listAnchor(ROOT, ALICE, "oma_grantedcontacts")]: ["sip:bob@example.com"],
  [listAnchor(ROOT, ALICE, "oma_blockedcontacts")]: ["sip:dave@example.com"],
};
const asked = (watcher: string, anonymous = false) =>
  question({ watcher, anonymous, lists, rules: governing(rules) });

describe("POL-072 the rules a new user starts with", () => {
  test("POL-072 five rules under the ids of OMA", () => {
    expect(ruleset(rules).rules.map(({ id }) => id)).toEqual([
      "wp_prs_allow_own",
      "wp_prs_block_anonymous",
      "wp_prs_unlisted",
      "wp_prs_grantedcontacts",
      "wp_prs_blockedcontacts",
    ]);
  });

  test.each([
    ["sip:bob@example.com", "allow", ["wp_prs_grantedcontacts"]],
    ["sip:dave@example.com", "block", ["wp_prs_blockedcontacts"]],
    ["sip:eve@example.net", "confirm", ["wp_prs_unlisted"]],
    ["tel:+15551234", "confirm", ["wp_prs_unlisted"]],
  ])("POL-072 %s: %s", (watcher, handling, from) => {
    expect(explain(asked(watcher))).toMatchObject({ decision: { handling }, handlingFrom: from });
  });

  test("POL-072 granted contacts see everything", () => {
    expect(viewKeyOf(decide(asked("sip:bob@example.com")))).toBe("all");
  });

  test("POL-072 anonymous watchers are blocked, or see services as RCS has it", () => {
    expect(decide(asked("sip:bob@example.com", true)).handling).toBe("block");
    const rcs = defaultRules({ xui: ALICE, xcapRoot: ROOT, anonymous: "allow-services" });
    const decision = decide({ ...asked("sip:bob@example.com", true), rules: governing(rcs) });
    expect(decision).toMatchObject({
      handling: "allow",
      permissions: { services: "all", persons: new Set(), devices: new Set(), attributes: "all" },
    });
    expect(ruleset(rcs).rules.map(({ id }) => id)).toContain("rcs_allow_services_anonymous");
  });

  test("POL-072 nothing in them is worth a warning", () => {
    const scope = { roots: [ROOT], xui: ALICE, foreignListsAllowed: false };
    const empty = () => ({ members: new Set<string>(), isCutShort: false });
    expect(warningsOf([ruleset(rules)], { lists: empty, scope, now: NOON })).toEqual([]);
  });

  test("POL-072 addresses and roots of any kind", () => {
    const odd = defaultRules({
      xui: "sip:o'br&ien@example.com",
      xcapRoot: "http://localhost:8080/xcap-root/",
    });
    const own = { ...asked("sip:o'br&ien@example.com"), rules: governing(odd) };
    expect(explain(own).handlingFrom).toEqual(["wp_prs_allow_own"]);
    expect(odd).toContain(
      "http://localhost:8080/xcap-root/resource-lists/users/sip:o'br&amp;ien@example.com/",
    );
  });
});

describe("POL-073 the lists they point to", () => {
  const parsed = (text: string) => {
    const xml = parseXml(text);
    if (!xml.ok) throw new Error(xml.error.reason.text);
    return xml.value;
  };
  const names = (text: string) =>
    [...text.matchAll(/<(?:\w+:)?list[^>]* name="([^"]*)"/g)].map(([, name]) => name);

  test("POL-073 are created empty, and the rules find them", () => {
    const text = withSharedLists() ?? "";
    expect(names(text)).toEqual(["oma_grantedcontacts", "oma_blockedcontacts"]);
    const scope = { roots: [ROOT], xui: ALICE, foreignListsAllowed: false };
    for (const anchor of Object.keys(lists)) {
      const readDocument = (path: string) =>
        path === "resource-lists/users/sip:alice@example.com/index" ? parsed(text).root : undefined;
      expect(resolveList(anchor, { readDocument }, scope)).toMatchObject({ members: new Set() });
    }
  });

  test("POL-073 are added to what is there, which stays byte for byte", () => {
    const before = `<rl:resource-lists xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><!-- mine -->\n<rl:list name='oma_blockedcontacts'><rl:entry uri="sip:dave@example.com"/></rl:list>\n</rl:resource-lists>`;
    const after = withSharedLists(parsed(before)) ?? "";
    expect(after).toBe(
      before.replace("</rl:resource-lists>", '<rl:list name="oma_grantedcontacts"/></rl:resource-lists>'),
    );
    expect(withSharedLists(parsed(after))).toBeUndefined();
    expect(
      names(withSharedLists(parsed('<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"/>')) ?? ""),
    ).toHaveLength(2);
    expect(withSharedLists(parsed("<other/>"))).toBeUndefined();
  });
});
