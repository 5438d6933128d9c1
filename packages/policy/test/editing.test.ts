import { describe, expect, test } from "vitest";
import {
  defaultRules,
  editForDomain,
  editForWatcher,
  presentDecision,
  type RulesInForce,
  type Wish,
  withSharedLists,
} from "../src/index";
import { ruleText } from "../src/testing";
import {
  anchorOf,
  decided,
  IETF,
  inForce,
  LISTS,
  lists,
  OMA,
  ROOT,
  rulesText,
  written,
} from "./editing-world";
import { ALICE, NOON } from "./policy-world";

const BOB = "sip:bob@example.com";
const CAROL = "sip:carol@example.com";
const EVE = "sip:eve@example.net";
const DEFAULTS = { [OMA]: defaultRules({ xui: ALICE, xcapRoot: ROOT }), [LISTS]: withSharedLists() ?? "" };
const list = (name: string): string =>
  `<ocp:external-list><ocp:entry anc="${anchorOf(name)}"/></ocp:external-list>`;
const one = (...ids: readonly string[]): string =>
  `<cr:identity>${ids.map((id) => `<cr:one id="${id}"/>`).join("")}</cr:identity>`;

function edited(rules: RulesInForce, watcher: string, wish: Wish): RulesInForce {
  const edit = editForWatcher(rules, watcher, wish);
  if (!edit.ok) throw new Error(edit.error.kind);
  return written(rules, edit.value);
}

const paths = (rules: RulesInForce, watcher: string, wish: Wish): readonly string[] => {
  const edit = editForWatcher(rules, watcher, wish);
  return edit.ok ? edit.value.map(({ path }) => path) : [edit.error.kind];
};

const handling = (rules: RulesInForce, watcher: string): string =>
  decided(rules, { identities: [watcher], anonymous: false, mode: "oma", now: NOON, sphere: undefined })
    .handling;

const textAt = ({ documents }: RulesInForce, path: string): string => documents.get(path) ?? "";

describe("a decision where the default rules are", () => {
  test.each<[Wish, string, readonly string[]]>([
    ["allow", "allow", [LISTS]],
    ["block", "block", [LISTS]],
    ["polite-block", "polite-block", [OMA]],
    ["ask", "confirm", []],
    [{ shown: "availability" }, "allow", [OMA]],
  ])("POL-072 %j of somebody unknown", (wish, expected, changed) => {
    expect(paths(inForce(DEFAULTS), BOB, wish)).toEqual(changed);
    expect(handling(edited(inForce(DEFAULTS), BOB, wish), BOB)).toBe(expected);
  });

  test("POL-073 granted and blocked people are in the shared lists", () => {
    const granted = edited(inForce(DEFAULTS), BOB, "allow");
    expect(textAt(granted, LISTS)).toContain(`<list name="oma_grantedcontacts"><entry uri="${BOB}"/></list>`);
    const blocked = edited(granted, BOB, "block");
    expect(textAt(blocked, LISTS)).toContain('<list name="oma_grantedcontacts"></list>');
    expect(textAt(blocked, LISTS)).toContain(`<list name="oma_blockedcontacts"><entry uri="${BOB}"/></list>`);
    expect(textAt(blocked, OMA)).toBe(DEFAULTS[OMA]);
  });

  test("POL-038 who is let in is on no blocked list, who is blocked on no granting one", () => {
    const both = inForce({
      ...DEFAULTS,
      [LISTS]: lists({ oma_grantedcontacts: [BOB, CAROL], oma_blockedcontacts: [BOB, CAROL] }),
    });
    expect(handling(both, BOB)).toBe("allow");
    const blocked = edited(both, BOB, "block");
    expect(textAt(blocked, LISTS)).toBe(
      lists({ oma_grantedcontacts: [CAROL], oma_blockedcontacts: [BOB, CAROL] }),
    );
  });

  test("a list that went missing is made again", () => {
    const without = inForce({ [OMA]: DEFAULTS[OMA] ?? "", [LISTS]: lists({ friends: [] }) });
    expect(textAt(edited(without, BOB, "allow"), LISTS)).toBe(
      lists({ friends: [], oma_grantedcontacts: [BOB] }),
    );
  });

  test("undecided again means to be in no list", () => {
    const granted = edited(inForce(DEFAULTS), BOB, "allow");
    const undecided = edited(granted, BOB, "ask");
    expect(handling(undecided, BOB)).toBe("confirm");
    expect(textAt(undecided, OMA)).toBe(DEFAULTS[OMA]);
  });

  test("people who are treated alike share a rule, and leave it one by one", () => {
    const two = edited(edited(inForce(DEFAULTS), BOB, "polite-block"), CAROL, "polite-block");
    expect(textAt(two, OMA).match(/<cr:rule [^>]*id="polite_block/g)).toHaveLength(1);
    const left = edited(two, BOB, "allow");
    expect([BOB, CAROL].map((watcher) => handling(left, watcher))).toEqual(["allow", "polite-block"]);
    const none = edited(left, CAROL, "allow");
    expect(textAt(none, OMA)).toBe(DEFAULTS[OMA]);
  });

  test("what is shown to one is exactly what is wished", () => {
    const shown = edited(edited(inForce(DEFAULTS), BOB, "allow"), BOB, {
      shown: [
        { kind: "provide-persons", members: "all" },
        { kind: "provide-attribute", name: "provide-mood", granted: true },
      ],
    });
    expect(presentDecision(shown, { watcher: BOB })).toMatchObject({
      value: { handling: "allow", shown: "parts", isConditional: false },
    });
    const again = edited(shown, BOB, { shown: "everything" });
    expect(presentDecision(again, { watcher: BOB })).toMatchObject({ value: { shown: "everything" } });
    expect(textAt(again, OMA)).toBe(DEFAULTS[OMA]);
  });

  test("letting in leaves what is shown as it is", () => {
    const narrow = edited(inForce(DEFAULTS), BOB, { shown: "availability" });
    expect(paths(narrow, BOB, "allow")).toEqual([]);
  });
});

describe("a decision where there are no rules", () => {
  const OFFICE = { ownDomain: "allow", others: "confirm" } as const;

  test("POL-071 blocking a colleague asks nobody else", () => {
    const rules = edited(inForce({}, OFFICE), BOB, "block");
    expect([BOB, CAROL, EVE].map((watcher) => handling(rules, watcher))).toEqual([
      "block",
      "allow",
      "confirm",
    ]);
    expect(textAt(rules, OMA)).toMatch(
      /<cr:many domain="example.com"><cr:except id="sip:bob@example.com"\/><\/cr:many>/,
    );
    expect(textAt(rules, LISTS)).toContain(`<list name="oma_blockedcontacts"><entry uri="${BOB}"/></list>`);
  });

  test("POL-071 nothing is written for what holds already", () => {
    expect(paths(inForce({}, OFFICE), BOB, "allow")).toEqual([]);
    expect(paths(inForce({}, OFFICE), EVE, "ask")).toEqual([]);
    expect(paths(inForce({}, { ownDomain: "block", others: "block" }), EVE, "block")).toEqual([]);
  });

  test("POL-072 POL-073 the first rules are the default ones, with the lists they name", () => {
    const rules = edited(inForce({}), BOB, "allow");
    for (const id of [
      "wp_prs_allow_own",
      "wp_prs_unlisted",
      "wp_prs_grantedcontacts",
      "wp_prs_blockedcontacts",
    ]) {
      expect(textAt(rules, OMA)).toContain(`id="${id}"`);
    }
    expect(textAt(rules, LISTS)).toContain('<list name="oma_blockedcontacts"/>');
  });

  test("lists that have members already decide nothing by it", () => {
    const rules = inForce(
      { [LISTS]: lists({ oma_grantedcontacts: [EVE], oma_blockedcontacts: [] }) },
      OFFICE,
    );
    const blocked = edited(rules, BOB, "block");
    expect([BOB, CAROL, EVE].map((watcher) => handling(blocked, watcher))).toEqual([
      "block",
      "allow",
      "confirm",
    ]);
    expect(textAt(blocked, LISTS)).toBe(textAt(rules, LISTS));
  });

  test("contacts stay as they are", () => {
    const contacts = lists({ oma_buddylist: [BOB], oma_grantedcontacts: [], oma_blockedcontacts: [] });
    const blocked = edited(inForce({ [LISTS]: contacts }, OFFICE), BOB, "block");
    expect(textAt(blocked, LISTS)).toBe(
      lists({ oma_buddylist: [BOB], oma_grantedcontacts: [], oma_blockedcontacts: [BOB] }),
    );
  });
});

describe("POL-090 what somebody else wrote", () => {
  const FOREIGN = `<?xml version="1.0"?>
<!-- mine --><ruleset xmlns="urn:ietf:params:xml:ns:common-policy" xmlns:pr='urn:ietf:params:xml:ns:pres-rules' xmlns:x="urn:other">
  <rule id="friends" x:colour="blue">
    <conditions><identity>
      <one id="sip:bob@example.com"/>
      <one  id='sip:carol@example.com'><x:nick>C</x:nick></one>
      <many domain="example.org"><!-- all --></many>
    </identity></conditions>
    <actions><x:ring/><pr:sub-handling>allow</pr:sub-handling></actions>
    <transformations><pr:provide-persons><pr:all-persons/></pr:provide-persons><x:blur by="2"/></transformations>
  </rule>
</ruleset>
`;
  const rules = inForce({ [`${IETF}index`]: FOREIGN });
  const textOf = (wish: Wish, watcher = BOB): string => textAt(edited(rules, watcher, wish), `${IETF}index`);

  test("POL-090 all but the watcher stays byte for byte", () => {
    const text = textOf("block");
    const without = FOREIGN.replace('\n      <one id="sip:bob@example.com"/>', "");
    const added = text.slice(without.lastIndexOf("</rule>") + 7, text.lastIndexOf("\n</ruleset>"));
    expect(text.replace(added, "")).toBe(without);
    expect(added).toMatch(/^\n {2}<cr:rule [^>]*id="blocked"/);
    expect(added).not.toContain("xmlns:pr");
  });

  test("POL-008 POL-090 one of a domain becomes an exception", () => {
    const text = textOf("polite-block", "sip:frank@example.org");
    expect(text).toContain(
      '<many domain="example.org"><!-- all --><except id="sip:frank@example.org"/></many>',
    );
  });

  test("POL-090 a rule for one with parts that are not known is changed where it stands", () => {
    const own = rulesText(
      `<cr:rule id="bob"><cr:conditions>${one(BOB)}</cr:conditions><cr:actions><x:ring/><pr:sub-handling>allow</pr:sub-handling></cr:actions><cr:transformations><pr:provide-note>true</pr:provide-note></cr:transformations></cr:rule>`,
    );
    const text = textAt(edited(inForce({ [OMA]: own }), BOB, "polite-block"), OMA);
    expect(text).toBe(
      own
        .replace(">allow<", ">polite-block<")
        .replace("<cr:transformations><pr:provide-note>true</pr:provide-note></cr:transformations>", ""),
    );
  });

  test("POL-020 who is in a list by other lists leaves each of them", () => {
    const nested = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends"><list name="close"><entry uri="${BOB}"/><entry uri="${CAROL}"/></list><entry-ref ref="${LISTS}/~~/resource-lists/list%5B@name=%22team%22%5D/entry%5B@uri=%22${BOB}%22%5D"/><external anchor="${anchorOf("more")}"/></list><list name="more"><entry uri="SIP:bob@EXAMPLE.com:5060"/></list><list name="team"><entry uri="${BOB}"/></list></resource-lists>`;
    const all = inForce({ [OMA]: rulesText(ruleText("friends", list("friends"))), [LISTS]: nested });
    const blocked = edited(all, BOB, "block");
    expect([BOB, CAROL].map((watcher) => handling(blocked, watcher))).toEqual(["block", "allow"]);
    expect(textAt(blocked, LISTS)).toContain(`<list name="team"><entry uri="${BOB}"/></list>`);
  });

  test("POL-020 who is in a list by a document of another kind cannot be taken off it", () => {
    const other = `resource-lists/users/${ALICE}/other`;
    const rules = inForce({
      [OMA]: rulesText(
        ruleText(
          "friends",
          `<ocp:external-list><ocp:entry anc="${anchorOf("x").replace("/index/", "/other/")}"/></ocp:external-list>`,
        ),
      ),
      [other]: lists({ x: [BOB] }),
    });
    expect(editForWatcher(rules, BOB, "block")).toMatchObject({
      ok: false,
      error: { kind: "listed-elsewhere" },
    });
  });

  test("POL-005 a rule for everybody keeps everybody else, also those who show no identity", () => {
    const all = inForce({ [OMA]: rulesText(ruleText("all", "", "polite-block")) });
    const blocked = edited(all, BOB, "block");
    const anonymous = decided(blocked, {
      identities: [],
      anonymous: true,
      mode: "oma",
      now: NOON,
      sphere: undefined,
    });
    expect([handling(blocked, BOB), handling(blocked, CAROL), anonymous.handling]).toEqual([
      "block",
      "polite-block",
      "polite-block",
    ]);
  });
});

describe("what is not done", () => {
  test.each<[string, string, string]>([
    ["oneself", "SIP:alice@EXAMPLE.com", "own-address"],
    ["a name", "bob", "no-address"],
    ["blanks", "sip:bob@example.com sip:eve", "no-address"],
    ["a line end", "sip:bob\n@example.com", "no-address"],
  ])("%s", (_name, watcher, kind) => {
    expect(editForWatcher(inForce(DEFAULTS), watcher, "block")).toMatchObject({ error: { kind } });
  });

  test("POL-004 rules that cannot be read are not changed", () => {
    expect(editForWatcher(inForce({ [OMA]: "<ruleset/>" }), BOB, "allow")).toMatchObject({
      error: { kind: "unreadable", path: OMA },
    });
    expect(editForDomain(inForce({ [OMA]: "<ruleset/>" }), "example.com", "allow").ok).toBe(false);
  });

  test("lists that cannot be read are left alone", () => {
    const rules = inForce({ ...DEFAULTS, [LISTS]: "<lists" });
    const blocked = edited(rules, BOB, "block");
    expect([handling(blocked, BOB), textAt(blocked, LISTS)]).toEqual(["block", "<lists"]);
  });

  test("an address with signs of XML stays what it is", () => {
    const odd = `sip:o'b"r&<i>en@example.com`;
    expect(handling(edited(inForce(DEFAULTS), odd, "polite-block"), odd)).toBe("polite-block");
  });
});

describe("what colleagues see", () => {
  const OFFICE = { ownDomain: "allow", others: "confirm" } as const;
  const forDomain = (rules: RulesInForce, wish: Wish): RulesInForce => {
    const edit = editForDomain(rules, "EXAMPLE.com", wish);
    if (!edit.ok) throw new Error(edit.error.kind);
    return written(rules, edit.value);
  };

  test("the office lets them in; their owner shows less", () => {
    const rules = forDomain(inForce({}, OFFICE), { shown: "availability" });
    expect(presentDecision(rules, { domain: "example.com" })).toMatchObject({
      value: { handling: "allow", shown: "availability" },
    });
    expect(handling(rules, EVE)).toBe("confirm");
    expect(presentDecision(forDomain(rules, "allow"), { domain: "example.com" })).toMatchObject({
      value: { shown: "availability" },
    });
  });

  test("who is decided about by name is let in by no rule for all", () => {
    const rules = inForce({
      ...DEFAULTS,
      [LISTS]: lists({ oma_grantedcontacts: [CAROL], oma_blockedcontacts: [BOB] }),
    });
    const open = forDomain(rules, { shown: "everything" });
    expect([BOB, CAROL, "sip:zoe@example.com"].map((watcher) => handling(open, watcher))).toEqual([
      "block",
      "allow",
      "allow",
    ]);
    const shut = forDomain(open, "block");
    expect([BOB, CAROL, "sip:zoe@example.com"].map((watcher) => handling(shut, watcher))).toEqual([
      "block",
      "allow",
      "block",
    ]);
  });

  test("a rule that lets in everybody lets in others", () => {
    const rules = inForce({ [OMA]: rulesText(ruleText("all", "<cr:identity><cr:many/></cr:identity>")) });
    const shut = forDomain(rules, "polite-block");
    expect([BOB, EVE].map((watcher) => handling(shut, watcher))).toEqual(["polite-block", "allow"]);
  });

  test("what is no domain is refused", () => {
    expect(editForDomain(inForce({}), "a..b", "block")).toMatchObject({ error: { kind: "no-address" } });
  });
});
