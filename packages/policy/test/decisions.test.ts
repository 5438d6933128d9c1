import { describe, expect, test } from "vitest";
import { decide, viewKeyOf, viewOf } from "../src/index";
import { ALICE, type Asked, governing, question, rulesText, ruleText } from "./policy-world";

const BOB = "sip:bob@example.com";
const handling = (asked: Asked) => decide(question(asked)).handling;
const { settings } = question({});

describe("sub-handling", () => {
  const both = (one: string, other: string) =>
    handling({ watcher: BOB, rules: governing(rulesText(ruleText("a", "", one), ruleText("b", "", other))) });

  test.each([
    ["block", "confirm", "confirm"],
    ["confirm", "polite-block", "polite-block"],
    ["polite-block", "allow", "allow"],
    ["allow", "block", "allow"],
    ["block", "block", "block"],
  ])("POL-030 POL-041 %s and %s give %s, in either order", (one, other, expected) => {
    expect(both(one, other)).toBe(expected);
    expect(both(other, one)).toBe(expected);
  });

  test("POL-038 in a granting and in a blocking list: allowed", () => {
    const list = (anc: string) => `<ocp:external-list><ocp:entry anc="${anc}"/></ocp:external-list>`;
    const rules = governing(
      rulesText(ruleText("granted", list("https://g")), ruleText("blocked", list("https://b"), "block")),
    );
    expect(handling({ watcher: BOB, rules, lists: { "https://g": [BOB], "https://b": [BOB] } })).toBe(
      "allow",
    );
  });

  test("POL-039 an unknown action is ignored, and of two known ones the least restrictive counts", () => {
    const actions = (content: string) =>
      handling({
        watcher: BOB,
        rules: governing(rulesText(`<cr:rule id="r"><cr:actions>${content}</cr:actions></cr:rule>`)),
      });
    expect(actions("<x:ring>loud</x:ring>")).toBe("block");
    expect(actions("<x:ring>loud</x:ring><pr:sub-handling>confirm</pr:sub-handling>")).toBe("confirm");
    expect(actions("<pr:sub-handling>allow</pr:sub-handling><pr:sub-handling>block</pr:sub-handling>")).toBe(
      "allow",
    );
    expect(actions("")).toBe("block");
  });

  test("POL-071 no rule that matches: block, and nothing to see", () => {
    const rules = governing(
      rulesText(ruleText("a", '<cr:identity><cr:one id="sip:carol@x"/></cr:identity>')),
    );
    expect(decide(question({ watcher: BOB, rules }))).toMatchObject({
      handling: "block",
      permissions: { services: new Set(), attributes: { named: 0 } },
    });
  });
});

describe("own access and defaults", () => {
  test.each([ALICE, "sip:alice@EXAMPLE.com:5060", ["tel:+15551234", ALICE]])(
    "POL-070 %s watches alice whatever the rules say",
    (watcher) => {
      const blocking = governing(rulesText(ruleText("a", "", "block")));
      for (const rules of [blocking, governing("broken"), { kind: "none" as const }]) {
        expect(decide(question({ watcher, rules }))).toMatchObject({
          handling: "allow",
          basis: "own-access",
          permissions: { services: "all", devices: "all", persons: "all", attributes: "all" },
        });
      }
    },
  );

  test("POL-070 other schemes of the same address are somebody else", () => {
    for (const watcher of ["sips:alice@example.com", "pres:alice@example.com"]) {
      expect(handling({ watcher, rules: governing(rulesText()) })).toBe("block");
    }
  });

  test.each(["block", "confirm", "polite-block", "allow"] as const)(
    "POL-071 without a document the operator's default holds: %s",
    (others) => {
      const asked = { settings: { ...settings, defaultHandling: { ownDomain: "allow" as const, others } } };
      expect(handling({ ...asked, watcher: "sip:eve@example.net" })).toBe(others);
      expect(handling({ ...asked, watcher: "tel:+15551234" })).toBe(others);
      expect(handling({ ...asked, watcher: "sip:bob@EXAMPLE.com" })).toBe("allow");
      expect(handling({ ...asked, watcher: ["tel:+15551234", BOB] })).toBe("allow");
    },
  );

  test("POL-071 a default of allow shows everything, any other nothing", () => {
    const defaultHandling = { ownDomain: "allow", others: "polite-block" } as const;
    const asked = { settings: { ...settings, defaultHandling } };
    expect(viewKeyOf(decide(question({ ...asked, watcher: BOB })))).toBe("all");
    expect(viewOf(decide(question({ ...asked, watcher: "sip:eve@example.net" })))).toEqual({
      kind: "closed",
    });
  });

  test("POL-026 an anonymous watcher of the own domain is one of the others", () => {
    const defaultHandling = { ownDomain: "allow", others: "block" } as const;
    expect(handling({ watcher: BOB, anonymous: true, settings: { ...settings, defaultHandling } })).toBe(
      "block",
    );
  });

  test("POL-019 confirm is block for a watcher without identity: nobody can be asked", () => {
    const confirm = governing(rulesText(ruleText("a", "", "confirm")));
    expect(handling({ rules: confirm })).toBe("block");
    expect(handling({})).toBe("block");
    expect(handling({ rules: confirm, watcher: BOB, anonymous: true })).toBe("confirm");
  });
});

describe("POL-075 the operator beside the rules", () => {
  const allowing = governing(rulesText(ruleText("a", "", "allow")));
  const confirming = governing(rulesText(ruleText("a", "", "confirm")));
  const blocked = { ...settings, override: "block" as const };
  const hidden = { ...settings, override: "hide" as const };

  test("POL-075 block refuses everybody but the presentity", () => {
    expect(handling({ watcher: BOB, rules: allowing, settings: blocked })).toBe("block");
    expect(handling({ watcher: ALICE, rules: allowing, settings: blocked })).toBe("allow");
  });

  test("POL-075 hide shows those who are allowed a closed document, and changes nothing for others", () => {
    expect(handling({ watcher: BOB, rules: allowing, settings: hidden })).toBe("polite-block");
    expect(handling({ watcher: BOB, rules: confirming, settings: hidden })).toBe("confirm");
    expect(handling({ watcher: ALICE, rules: allowing, settings: hidden })).toBe("allow");
  });
});

describe("what an answer rests on", () => {
  const list = (anc: string) => `<ocp:external-list><ocp:entry anc="${anc}"/></ocp:external-list>`;
  const one = (id: string) => `<cr:identity><cr:one id="${id}"/></cr:identity>`;
  const rests = (conditions: readonly string[], asked: Asked = {}) => {
    const rules = governing(rulesText(...conditions.map((text, index) => ruleText(`r${index}`, text))));
    const { anchors, sphere } = decide(question({ watcher: BOB, ...asked, rules }));
    return { anchors: [...anchors], sphere };
  };

  test("POL-014 a sphere matters where a rule for the watcher asks for it", () => {
    expect(rests([`${one(BOB)}<cr:sphere value="work"/>`])).toEqual({ anchors: [], sphere: true });
    expect(rests([`${one("sip:carol@x")}<cr:sphere value="work"/>`])).toEqual({ anchors: [], sphere: false });
    expect(rests([])).toEqual({ anchors: [], sphere: false });
  });

  test("POL-021 so do the lists that were looked at", () => {
    expect(rests([list("https://a")])).toEqual({ anchors: ["https://a"], sphere: false });
    expect(rests([`<cr:sphere value="work"/>${list("https://a")}`])).toEqual({ anchors: [], sphere: true });
    expect(rests([`<cr:sphere value="work"/>${list("https://a")}`], { sphere: "work" })).toEqual({
      anchors: ["https://a"],
      sphere: true,
    });
    expect(rests([list("https://a"), "<ocp:other-identity/>"]).anchors).toEqual(["https://a"]);
    expect(rests([one(BOB) + list("https://a"), "<ocp:other-identity/>"]).anchors).toEqual(["https://a"]);
    expect(rests([`<x:y/>${list("https://a")}`, "<ocp:other-identity/>"]).anchors).toEqual(["https://a"]);
    expect(rests([list("https://a")], { watcher: BOB, anonymous: true }).anchors).toEqual([]);
  });
});
