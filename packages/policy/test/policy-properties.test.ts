import { SUB_HANDLINGS, writePresence } from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import { canonicalKey, parseXml, type XmlElement } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyPermissions,
  type Decision,
  decide,
  explain,
  grantsIn,
  type PolicyQuestion,
  permissionsKey,
} from "../src/index";
import {
  documentOf,
  type Occasion,
  occasion,
  presenceText,
  type RuleDraft,
  ruleDraft,
  ruleWithoutOthers,
} from "../src/testing";
import { governing, presence, question } from "./policy-world";
import { naiveDecision } from "./reference/naive-decision";
import { naiveView } from "./reference/naive-view";

const RUNS = { numRuns: 400 };
const ALICE = "sip:alice@example.com";
const DEFAULTS = { ownDomain: "allow", others: "confirm" } as const;

const asked = (documents: readonly string[] | undefined, at: Occasion): PolicyQuestion =>
  question({
    watcher: at.identities,
    anonymous: at.anonymous,
    now: instant(at.now),
    sphere: at.sphere,
    lists: at.lists,
    rules: documents === undefined ? { kind: "none" } : governing(...documents),
    settings: { anonymousMode: at.mode, defaultHandling: DEFAULTS },
  });

const rootOf = (text: string): XmlElement => {
  const xml = parseXml(text);
  if (!xml.ok) throw new Error(`${xml.error.reason}: ${text}`);
  return xml.value.root;
};

const content = (document: Parameters<typeof writePresence>[0]): string =>
  canonicalKey(rootOf(writePresence(document)));

/** Two documents, as a user of the IETF usage may have them; or none. */
const documents = fc.option(
  fc
    .tuple(fc.array(ruleDraft, { maxLength: 5 }), fc.array(ruleDraft, { maxLength: 2 }))
    .map(([one, other]) => [documentOf(one), documentOf(other, "s")]),
  { freq: 20 },
);

const view = (decision: Decision, text: string): string =>
  content(applyPermissions(presence(text), decision.permissions));

describe("against the rules of the text, followed word for word", () => {
  test("POL-006 POL-008 POL-013 POL-015 POL-017 POL-020 POL-024 POL-026 POL-029 POL-030 POL-040 POL-055 the decision and the document are the same", () => {
    fc.assert(
      fc.property(documents, occasion, presenceText, (texts, at, text) => {
        const decision = decide(asked(texts ?? undefined, at));
        const expected = naiveDecision({
          ...at,
          documents: texts?.map(rootOf),
          presentity: ALICE,
          defaults: DEFAULTS,
        });
        expect(decision.handling).toBe(expected.handling);
        expect(view(decision, text)).toBe(naiveView(rootOf(text), expected.transformations));
      }),
      { numRuns: 1500 },
    );
  });

  test("POL-091 asking why gives the same answer", () => {
    fc.assert(
      fc.property(documents, occasion, (texts, at) => {
        const one = asked(texts ?? undefined, at);
        expect(explain(one).decision).toEqual(decide(one));
      }),
      RUNS,
    );
  });
});

describe("combining", () => {
  const shuffled = fc
    .array(ruleDraft, { maxLength: 5 })
    .chain((drafts) =>
      fc.tuple(fc.constant(drafts), fc.shuffledSubarray(drafts, { minLength: drafts.length })),
    );

  test("POL-029 POL-041 the order of rules and their spread over documents are irrelevant", () => {
    fc.assert(
      fc.property(shuffled, fc.nat({ max: 5 }), occasion, ([drafts, others], cut, at) => {
        const one = decide(asked([documentOf(drafts)], at));
        const spread = [documentOf(others.slice(0, cut)), documentOf(others.slice(cut), "s")];
        const other = decide(asked(spread, at));
        expect([other.handling, permissionsKey(other.permissions)]).toEqual([
          one.handling,
          permissionsKey(one.permissions),
        ]);
      }),
      RUNS,
    );
  });

  /** Without other-identity, whose meaning depends on what other rules name. */
  const drafts: fc.Arbitrary<RuleDraft[]> = fc.array(ruleWithoutOthers, { maxLength: 4 });

  test("POL-041 one more rule never takes away", () => {
    fc.assert(
      fc.property(drafts, ruleWithoutOthers, occasion, presenceText, (some, more, at, text) => {
        const before = decide(asked([documentOf(some)], at));
        const after = decide(asked([documentOf([...some, more])], at));
        expect(SUB_HANDLINGS.indexOf(after.handling)).toBeGreaterThanOrEqual(
          SUB_HANDLINGS.indexOf(before.handling),
        );
        const seen = applyPermissions(presence(text), after.permissions);
        expect(isPartOf(applyPermissions(presence(text), before.permissions), seen)).toBe(true);
      }),
      RUNS,
    );
  });

  test("POL-040 two keys are equal exactly when the same is granted", () => {
    fc.assert(
      fc.property(drafts, drafts, occasion, (some, others, at) => {
        const [one, other] = [some, others].map((each) => decide(asked([documentOf(each)], at)).permissions);
        if (one === undefined || other === undefined) return;
        expect(permissionsKey(one) === permissionsKey(other)).toBe(
          JSON.stringify(grantsIn(one)) === JSON.stringify(grantsIn(other)),
        );
      }),
      RUNS,
    );
  });
});

type Document = ReturnType<typeof applyPermissions>;

/** Whether all that one document says is said by another: components by their ids, attributes by their content. */
function isPartOf(one: Document, other: Document): boolean {
  const parts = (document: Document): Map<string, XmlElement> =>
    new Map(
      [...document.tuples, ...document.persons, ...document.devices].map(({ id, element }) => [id, element]),
    );
  const whole = parts(other);
  return [...parts(one)].every(([id, element]) => {
    const counterpart = whole.get(id);
    return counterpart !== undefined && said(element).every((text) => said(counterpart).includes(text));
  });
}

/** What a component says, one text an element; of `user-input` each attribute is one of its own. */
const said = (component: XmlElement): string[] =>
  component.children.flatMap((child) => {
    if (child.kind !== "element") return [];
    if (child.localName === "status") return said(child);
    if (child.localName !== "user-input") return [canonicalKey(child)];
    return [
      "user-input",
      ...child.attributes.map(({ localName, value }) => `user-input ${localName} ${value}`),
    ];
  });

describe("what is shown", () => {
  const allowed = fc
    .tuple(fc.array(ruleDraft, { maxLength: 4 }), occasion)
    .map(([drafts, at]) => decide(asked([documentOf(drafts)], at)).permissions);

  test("POL-065 filtering twice changes nothing, but for classes that select and are not shown", () => {
    fc.assert(
      fc.property(allowed, presenceText, (permissions, text) => {
        const grants = grantsIn(permissions);
        const isClassHidden = !grants.includes("provide-class") && !grants.includes("provide-all-attributes");
        fc.pre(!isClassHidden || !grants.some((grant) => / class /.test(grant)));
        const once = applyPermissions(presence(text), permissions);
        expect(writePresence(applyPermissions(once, permissions))).toBe(writePresence(once));
        expect(writePresence(applyPermissions(presence(writePresence(once)), permissions))).toBe(
          writePresence(once),
        );
      }),
      RUNS,
    );
  });

  test("POL-066 nothing is shown that was not there", () => {
    fc.assert(
      fc.property(allowed, presenceText, (permissions, text) => {
        expect(isPartOf(applyPermissions(presence(text), permissions), presence(text))).toBe(true);
      }),
      RUNS,
    );
  });

  test("POL-062 what is shown reads as a presence document, with the fields that its text has", () => {
    fc.assert(
      fc.property(allowed, presenceText, (permissions, text) => {
        const seen = applyPermissions(presence(text), permissions);
        const again = presence(writePresence(seen));
        const fields = (document: Document) =>
          JSON.parse(JSON.stringify(document, (key, value) => (key === "element" ? undefined : value)));
        expect({ ...fields(again), attributes: [], extensions: [] }).toEqual({
          ...fields(seen),
          attributes: [],
          extensions: [],
        });
      }),
      RUNS,
    );
  });
});

describe("what an answer rests on", () => {
  const drafts = fc.array(ruleDraft, { maxLength: 5 });
  const outcome = ({ handling, permissions }: Decision) => [handling, permissionsKey(permissions)];

  test("POL-016 nothing changes before the next edge", () => {
    fc.assert(
      fc.property(drafts, occasion, fc.double({ min: 0, max: 1, noNaN: true }), (some, at, part) => {
        const decision = decide(asked([documentOf(some)], at));
        const end = decision.nextEdgeAt ?? at.now + 100_000_000;
        const later = Math.min(end - 1, Math.floor(at.now + part * (end - at.now)));
        const then = decide(asked([documentOf(some)], { ...at, now: later }));
        expect([...outcome(then), then.nextEdgeAt]).toEqual([...outcome(decision), decision.nextEdgeAt]);
      }),
      RUNS,
    );
  });

  test("POL-014 POL-021 spheres and lists that were not looked at change nothing", () => {
    fc.assert(
      fc.property(drafts, occasion, occasion, (some, at, other) => {
        const decision = decide(asked([documentOf(some)], at));
        const lists = Object.fromEntries(
          Object.entries(at.lists).map(([anchor, members]) => [
            anchor,
            decision.anchors.has(anchor) ? members : other.lists[anchor as keyof typeof other.lists],
          ]),
        ) as Occasion["lists"];
        const sphere = decision.sphere ? at.sphere : other.sphere;
        expect(outcome(decide(asked([documentOf(some)], { ...at, lists, sphere })))).toEqual(
          outcome(decision),
        );
      }),
      RUNS,
    );
  });
});
