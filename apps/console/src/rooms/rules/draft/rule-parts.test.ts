import type { PresenceRule } from "@porchlight/documents";
import { element } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import {
  handlingOf,
  idFault,
  membersOf,
  newRule,
  showsAttribute,
  withAttribute,
  withEverything,
  withGeopriv,
  withHandling,
  withMembers,
  withNothing,
  withUserInput,
} from "./rule-parts";

const ring = {
  kind: "unknown",
  namespace: "urn:x",
  localName: "ring",
  element: element("ring", "urn:x"),
} as const;
const shoes = { ...ring, localName: "shoes" } as const;

const rule: PresenceRule = {
  id: "a",
  conditions: [],
  actions: [ring, { kind: "sub-handling", handling: "allow" }],
  transformations: [shoes, { kind: "provide-attribute", name: "provide-mood", granted: true }],
};

describe("POL-090 changes of a rule", () => {
  test("another decision stands where the old one did, beside what is not known", () => {
    expect(withHandling(rule, "allow").actions).toEqual([ring, { kind: "sub-handling", handling: "allow" }]);
    expect(handlingOf(withHandling(rule, "block"))).toBe("block");
    expect(withHandling(rule, undefined).actions).toEqual([ring]);
    expect(handlingOf(withHandling({ ...rule, actions: [ring] }, "confirm"))).toBe("confirm");
  });

  test("who is not let in is shown nothing", () => {
    expect(withHandling(rule, "confirm").transformations).toEqual([]);
    expect(withHandling(rule, undefined).transformations).toEqual(rule.transformations);
  });

  test("an attribute is granted, or not said; what is not known stays where it is", () => {
    const more = withAttribute(rule, "provide-note", true);
    expect(more.transformations.slice(0, 2)).toEqual(rule.transformations);
    expect(showsAttribute(more, "provide-note")).toBe(true);
    expect(withAttribute(more, "provide-mood", false).transformations).toEqual([
      shoes,
      { kind: "provide-attribute", name: "provide-note", granted: true },
    ]);
  });

  test("components, levels and everything", () => {
    const all = withEverything(withMembers(rule, "provide-services", []));
    expect(membersOf(all, "provide-services")).toBe("all");
    expect(membersOf(all, "provide-devices")).toBe("all");
    expect(membersOf(withMembers(all, "provide-services", undefined), "provide-services")).toBeUndefined();
    expect(withUserInput(withUserInput(rule, "bare"), "false")).toEqual(rule);
    expect(withGeopriv(withGeopriv(rule, "full"), "false")).toEqual(rule);
    expect(withNothing(all).transformations).toEqual([shoes]);
  });

  test("a new rule has a name of its own", () => {
    expect(newRule([rule]).id).toBe("rule2");
    expect(newRule([rule, { ...rule, id: "rule3" }]).id).toBe("rule4");
    expect(idFault("b", rule, [rule, { ...rule, id: "b" }], say)).toContain("Another rule");
    expect(idFault("1", rule, [rule], say)).toContain("begins with a letter");
    expect(idFault("a", rule, [rule], say)).toBeUndefined();
  });
});
