import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { decide, governingRules } from "../src/index";
import { type Asked, governing, question, ruleset, rulesText, ruleText } from "./policy-world";

const BOB = "sip:bob@example.com";
const at = (text: string) => instant(Date.parse(text));

/** Whether one rule with these conditions matches. */
const matches = (conditions: string, asked: Asked): boolean =>
  decide(question({ rules: governing(rulesText(ruleText("r", conditions))), ...asked })).handling === "allow";

const identity = (...members: readonly string[]): string => `<cr:identity>${members.join("")}</cr:identity>`;
const one = (id: string): string => `<cr:one id="${id}"/>`;
const many = (domain: string | undefined, ...exceptions: readonly string[]): string =>
  `<cr:many${domain === undefined ? "" : ` domain="${domain}"`}>${exceptions.join("")}</cr:many>`;
const exceptId = (id: string): string => `<cr:except id="${id}"/>`;
const exceptDomain = (domain: string): string => `<cr:except domain="${domain}"/>`;

describe("rules without conditions", () => {
  const bare = (content: string) =>
    rulesText(
      `<cr:rule id="r">${content}<cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions></cr:rule>`,
    );

  test.each(["", "<cr:conditions/>"])("POL-005 %j matches everyone, authenticated or not", (content) => {
    for (const asked of [{ watcher: BOB }, { watcher: "tel:+1555" }, {}, { watcher: BOB, anonymous: true }]) {
      expect(decide(question({ rules: governing(bare(content)), ...asked })).handling).toBe("allow");
    }
  });
});

describe("identity", () => {
  test.each([
    ["one", identity(one(BOB)), BOB, true],
    ["one of two", identity(one("sip:carol@example.com"), one(BOB)), BOB, true],
    ["one beside many", identity(one(BOB), many("example.net")), BOB, true],
    ["nobody asked for", identity(one("sip:carol@example.com")), BOB, false],
    [
      "two identities, of which both must hold",
      identity(one(BOB)) + identity(many("example.net")),
      BOB,
      false,
    ],
    ["two identities that both hold", identity(one(BOB)) + identity(many("example.com")), BOB, true],
  ])("POL-006 %s", (_name, conditions, watcher, expected) => {
    expect(matches(conditions, { watcher })).toBe(expected);
  });

  test("POL-006 identity and sphere and validity are ANDed", () => {
    const conditions = `${identity(one(BOB))}<cr:sphere value="work"/>`;
    expect(matches(conditions, { watcher: BOB, sphere: "work" })).toBe(true);
    expect(matches(conditions, { watcher: BOB, sphere: "home" })).toBe(false);
    expect(matches(conditions, { watcher: "sip:carol@example.com", sphere: "work" })).toBe(false);
  });

  test.each([
    ["sip:bob@example.com", "sips:bob@example.com"],
    ["sip:bob@example.com", "pres:bob@example.com"],
    ["tel:+15551234", "sip:+15551234@example.com;user=phone"],
    ["sip:+15551234@example.com", "tel:+15551234"],
  ])("POL-007 a rule for %s is none for %s", (id, watcher) => {
    expect(matches(identity(one(id)), { watcher })).toBe(false);
    expect(matches(identity(one(id)), { watcher: id })).toBe(true);
  });

  test.each([
    ["any", many(undefined), BOB, true],
    ["any, but not without identity", many(undefined), undefined, false],
    ["any number", many(undefined), "tel:+1555", true],
    ["a domain", many("example.com"), BOB, true],
    ["another domain", many("example.net"), BOB, false],
    ["a domain is not its subdomains", many("example.com"), "sip:bob@eu.example.com", false],
    ["a number is in no domain", many("example.com"), "tel:+1555", false],
    ["all but bob", many(undefined, exceptId(BOB)), BOB, false],
    ["all but bob, by another spelling", many(undefined, exceptId(BOB)), "sip:%62ob@EXAMPLE.com:5060", false],
    ["all but carol", many(undefined, exceptId("sip:carol@example.com")), BOB, true],
    ["all but a domain", many(undefined, exceptDomain("example.com")), BOB, false],
    ["all but another domain", many(undefined, exceptDomain("example.net")), BOB, true],
    ["the domain but bob", many("example.com", exceptId("sip:x@y"), exceptId(BOB)), BOB, false],
    ["the domain but a domain in it", many("example.com", exceptDomain("EXAMPLE.com")), BOB, false],
    ["an exception of nobody", many("example.com", "<cr:except/>"), BOB, true],
    ["an exception with both", many(undefined, '<cr:except id="sip:x@y" domain="example.com"/>'), BOB, false],
    ["a domain that is none", many(""), BOB, false],
  ])("POL-008 many: %s", (_name, member, watcher, expected) => {
    expect(matches(identity(member), watcher === undefined ? {} : { watcher })).toBe(expected);
  });

  test("POL-008 RFC 4745 section 7.1.3.2", () => {
    const member = many(
      undefined,
      ...["example.com", "example.org"].map(exceptDomain),
      ...["sip:alice@bad.example.net", "sip:bob@good.example.net", "tel:+1-212-555-1234"].map(exceptId),
    );
    const seen = [
      "sip:alice@example.com",
      "sip:x@example.org",
      "sip:alice@bad.example.net",
      "sip:alice@good.example.net",
      "sip:bob@good.example.net",
      "tel:+12125551234",
      "tel:+12125551235",
    ].filter((watcher) => matches(identity(member), { watcher, presentity: "sip:zoe@example.com" }));
    expect(seen).toEqual(["sip:alice@good.example.net", "tel:+12125551235"]);
  });

  test.each([
    ["EXAMPLE.COM", BOB, true],
    ["ex%61mple.com", BOB, true],
    ["bücher.example", "sip:bob@xn--bcher-kva.example", true],
    ["xn--bcher-kva.example", "sip:bob@B%C3%9CCHER.example", true],
    ["bucher.example", "sip:bob@bücher.example", false],
    ["example.com", "sip:bob@examplexcom", false],
  ])("POL-009 domain %s, watcher %s", (domain, watcher, expected) => {
    expect(matches(identity(many(domain)), { watcher })).toBe(expected);
  });

  test("POL-010 a member that is not known is false, its siblings count", () => {
    expect(matches(identity("<x:tribe/>"), { watcher: BOB })).toBe(false);
    expect(matches(identity("<x:tribe/>", one(BOB)), { watcher: BOB })).toBe(true);
  });

  test("POL-010 what is not known inside many may take somebody away, so it matches nobody", () => {
    expect(matches(identity(many(undefined, "<x:except-at-night/>")), { watcher: BOB })).toBe(false);
  });

  test("POL-017 any of several identities may match, and any may be an exception", () => {
    const watcher = [BOB, "tel:+15551234"];
    expect(matches(identity(one("tel:+1-555-1234")), { watcher })).toBe(true);
    expect(matches(identity(many("example.com")), { watcher })).toBe(true);
    expect(matches(identity(many("example.com", exceptId("tel:+15551234"))), { watcher })).toBe(false);
    expect(matches(identity(one(BOB), many("example.com", exceptId("tel:+15551234"))), { watcher })).toBe(
      true,
    );
  });

  test("POL-018 an alias of a watcher is somebody else", () => {
    expect(matches(identity(one("sip:robert@example.com")), { watcher: BOB })).toBe(false);
  });

  test("POL-019 without an identity no identity condition matches", () => {
    for (const member of [many(undefined), one("sip:anonymous@anonymous.invalid"), many("example.com")]) {
      expect(matches(identity(member), {})).toBe(false);
    }
    expect(matches("<ocp:other-identity/>", {})).toBe(false);
    const list = '<ocp:external-list><ocp:entry anc="https://l"/></ocp:external-list>';
    expect(matches(list, { lists: { "https://l": [""] } })).toBe(false);
  });
});

describe("sphere", () => {
  test.each([
    ["work", "work", true],
    ["home work", "work", true],
    ["WORK", "work", true],
    ["work", "Work", true],
    ["work", "home", false],
    ["work", undefined, false],
    ["working", "work", false],
    ["", "work", false],
  ])("POL-013 V-08 value %j while the sphere is %s", (value, sphere, expected) => {
    expect(matches(`<cr:sphere value="${value}"/>`, { watcher: BOB, sphere })).toBe(expected);
  });

  test("POL-013 two sphere conditions must both hold", () => {
    const both = '<cr:sphere value="work home"/><cr:sphere value="work"/>';
    expect(matches(both, { sphere: "work" })).toBe(true);
    expect(matches(both, { sphere: "home" })).toBe(false);
  });
});

const validity = (...pairs: readonly (readonly [string, string])[]): string =>
  `<cr:validity>${pairs.map(([from, until]) => `<cr:from>${from}</cr:from><cr:until>${until}</cr:until>`).join("")}</cr:validity>`;

const DAY = validity(["2026-01-05T08:00:00Z", "2026-01-05T17:00:00Z"]);

describe("validity", () => {
  test.each([
    ["2026-01-05T07:59:59Z", false],
    ["2026-01-05T08:00:00Z", true],
    ["2026-01-05T16:59:59Z", true],
    ["2026-01-05T17:00:00Z", false],
  ])("POL-015 V-08 at %s", (now, expected) => {
    expect(matches(DAY, { now: at(now) })).toBe(expected);
  });

  test("POL-015 any of several pairs, and a pair that is upside down is never", () => {
    const pairs = validity(
      ["2026-01-07T00:00:00Z", "2026-01-08T00:00:00Z"],
      ["2026-01-05T17:00:00Z", "2026-01-05T08:00:00Z"],
      ["2026-01-05T08:00:00Z", "2026-01-05T09:00:00Z"],
    );
    expect(matches(pairs, { now: at("2026-01-05T08:30:00Z") })).toBe(true);
    expect(matches(pairs, { now: at("2026-01-05T12:00:00Z") })).toBe(false);
    expect(matches(pairs, { now: at("2026-01-07T12:00:00Z") })).toBe(true);
  });

  test("POL-015 several validity elements must all hold", () => {
    const both = DAY + validity(["2026-01-05T16:00:00Z", "2026-01-06T00:00:00Z"]);
    expect(matches(both, { now: at("2026-01-05T12:00:00Z") })).toBe(false);
    expect(matches(both, { now: at("2026-01-05T16:30:00Z") })).toBe(true);
    expect(matches(both, { now: at("2026-01-05T18:00:00Z") })).toBe(false);
  });

  test("POL-016 the next edge that can change the answer is told", () => {
    const edge = (conditions: string, now: string, asked: Asked = { watcher: BOB }) =>
      decide(question({ ...asked, now: at(now), rules: governing(rulesText(ruleText("r", conditions))) }))
        .nextEdgeAt;
    expect(edge(DAY, "2026-01-05T07:00:00Z")).toBe(at("2026-01-05T08:00:00Z"));
    expect(edge(DAY, "2026-01-05T08:00:00Z")).toBe(at("2026-01-05T17:00:00Z"));
    expect(edge(DAY, "2026-01-05T17:00:00Z")).toBeUndefined();
    expect(edge("", "2026-01-05T07:00:00Z")).toBeUndefined();
    // Where the rule is for somebody else, no time matters.
    expect(edge(DAY + identity(one("sip:carol@example.com")), "2026-01-05T07:00:00Z")).toBeUndefined();
    // Periods that meet are one.
    const meeting = validity(
      ["2026-01-05T08:00:00Z", "2026-01-05T12:00:00Z"],
      ["2026-01-05T12:00:00Z", "2026-01-05T17:00:00Z"],
    );
    expect(edge(meeting, "2026-01-05T08:00:00Z")).toBe(at("2026-01-05T17:00:00Z"));
  });
});

describe("conditions that are not known", () => {
  test("POL-011 one makes the rule not match", () => {
    expect(matches("<x:moon/>", { watcher: BOB })).toBe(false);
    expect(matches(`${identity(one(BOB))}<x:moon/>`, { watcher: BOB })).toBe(false);
    expect(matches("<ocp:media-list/>", { watcher: BOB })).toBe(false);
  });
});

const LIST = "https://example.com/list";
const external = (...anchors: readonly string[]): string =>
  `<ocp:external-list>${anchors.map((anc) => `<ocp:entry anc="${anc}"/>`).join("")}</ocp:external-list>`;

describe("OMA conditions", () => {
  test("POL-020 external-list: in any of the lists", () => {
    const lists = { [LIST]: [BOB], "https://example.com/other": ["tel:+1-555-1234"] };
    const conditions = external("https://example.com/other", LIST);
    expect(matches(conditions, { watcher: "sip:bob@EXAMPLE.com;transport=tcp", lists })).toBe(true);
    expect(matches(conditions, { watcher: "tel:+15551234", lists })).toBe(true);
    expect(matches(conditions, { watcher: "sip:carol@example.com", lists })).toBe(false);
    expect(matches(external("https://example.com/missing"), { watcher: BOB, lists })).toBe(false);
  });

  const listed = (conditions: string, asked: Asked): boolean => {
    const rules = governing(
      rulesText(ruleText("named", conditions, "block"), ruleText("others", "<ocp:other-identity/>", "allow")),
    );
    return decide(question({ rules, ...asked })).handling === "block";
  };

  test.each([
    ["one", identity(one(BOB)), true],
    ["one of somebody else", identity(one("sip:carol@example.com")), false],
    ["many", identity(many(undefined)), true],
    ["many that is not fully known", identity(many(undefined, "<x:y/>")), true],
    ["a domain", identity(many("example.com")), true],
    ["another domain", identity(many("example.net")), false],
    ["a domain that is none", identity(many("")), false],
    ["an exception", identity(many("example.net", exceptId(BOB))), true],
    ["an excepted domain", identity(many("example.net", exceptDomain("example.com"))), true],
    ["a list", external(LIST), true],
    ["a list of a rule that does not hold", `${external(LIST)}<cr:sphere value="home"/>`, true],
    [
      "a rule of another time",
      `${identity(one(BOB))}${validity(["2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"])}`,
      true,
    ],
    ["a rule with a condition that is not known", `${identity(one(BOB))}<x:moon/>`, true],
    ["nothing", "", false],
  ])("POL-024 other-identity while a rule has %s", (_name, conditions, isListed) => {
    expect(listed(conditions, { watcher: BOB, lists: { [LIST]: [BOB] } })).toBe(isListed);
  });

  test("POL-024 rules of all governing documents count", () => {
    const rules = governing(
      rulesText(ruleText("a", "<ocp:other-identity/>")),
      rulesText(ruleText("b", identity(one(BOB)), "block")),
    );
    expect(decide(question({ rules, watcher: BOB })).handling).toBe("block");
    expect(decide(question({ rules, watcher: "sip:carol@example.com" })).handling).toBe("allow");
  });

  test("POL-024 a list that is cut short may name anybody", () => {
    const rules = governing(
      rulesText(ruleText("a", external(LIST), "block"), ruleText("b", "<ocp:other-identity/>")),
    );
    const lists = () => ({ members: new Set<string>(), isCutShort: true });
    expect(decide({ ...question({ rules, watcher: BOB }), lists }).handling).toBe("block");
  });

  test("POL-025 blocked and confirm for the others: blocked", () => {
    const rules = governing(
      rulesText(
        ruleText("blocked", external(LIST), "block"),
        ruleText("others", "<ocp:other-identity/>", "confirm"),
      ),
    );
    const lists = { [LIST]: [BOB] };
    expect(decide(question({ rules, lists, watcher: BOB })).handling).toBe("block");
    expect(decide(question({ rules, lists, watcher: "sip:eve@example.net" })).handling).toBe("confirm");
  });

  test.each([
    ["anonymous-request", "<ocp:anonymous-request/>", true],
    ["identity", identity(many(undefined)), false],
    ["external-list", external(LIST), false],
    ["other-identity", "<ocp:other-identity/>", false],
    ["none of these", '<cr:sphere value="work"/>', true],
  ])("POL-026 an anonymous request and a rule with %s", (_name, conditions, expected) => {
    const asked = { lists: { [LIST]: [BOB] }, sphere: "work" };
    expect(matches(conditions, { ...asked, watcher: BOB, anonymous: true })).toBe(expected);
    expect(matches(conditions, asked)).toBe(expected);
  });

  test("POL-027 in rfc5025 mode an asserted identity counts as if the request were not anonymous", () => {
    const settings = { ...question({}).settings, anonymousMode: "rfc5025" as const };
    const asked = { watcher: BOB, anonymous: true, settings };
    expect(matches(identity(one(BOB)), asked)).toBe(true);
    expect(matches("<ocp:other-identity/>", asked)).toBe(true);
    expect(matches("<ocp:anonymous-request/>", asked)).toBe(false);
    expect(matches("<ocp:anonymous-request/>", { settings, anonymous: true })).toBe(true);
  });
});

describe("which documents govern", () => {
  const allow = { ok: true as const, value: ruleset(rulesText(ruleText("a", ""))) };
  const confirm = { ok: true as const, value: ruleset(rulesText(ruleText("b", "", "confirm"))) };
  const broken = { ok: false as const, error: { reason: { code: "no-xml", places: {}, text: "not XML" } } };

  test("POL-001 the OMA document alone when there is one", () => {
    expect(decide(question({ watcher: BOB, rules: governingRules(confirm, [allow]) })).handling).toBe(
      "confirm",
    );
  });

  test("POL-001 POL-029 else all IETF documents together", () => {
    expect(
      decide(question({ watcher: BOB, rules: governingRules(undefined, [confirm, allow]) })).handling,
    ).toBe("allow");
  });

  test("POL-004 one that cannot be read grants nothing to anybody but the owner", () => {
    for (const rules of [governingRules(broken, [allow]), governingRules(undefined, [allow, broken])]) {
      expect(decide(question({ watcher: BOB, rules }))).toMatchObject({
        handling: "block",
        basis: "unreadable-rules",
      });
      expect(decide(question({ watcher: "sip:alice@example.com", rules })).handling).toBe("allow");
    }
    expect(decide(question({ watcher: BOB, rules: governingRules(confirm, [broken]) })).handling).toBe(
      "confirm",
    );
  });

  test("POL-071 a document without rules blocks", () => {
    expect(decide(question({ watcher: BOB, rules: governing(rulesText()) })).handling).toBe("block");
  });
});
