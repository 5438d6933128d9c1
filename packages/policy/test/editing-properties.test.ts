import { SUB_HANDLINGS } from "@porchlight/documents";
import { parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grantOf } from "../src/editing/grant";
import {
  compileRuleset,
  type Decision,
  type DocumentChange,
  defaultRules,
  editForDomain,
  editForWatcher,
  identityKey,
  identityOf,
  permissionsKey,
  presentDecision,
  type RulesInForce,
  viewKeyOf,
  type Wish,
} from "../src/index";
import { NOTHING } from "../src/permissions/permissions";
import { documentOf, type Occasion, occasion, type RuleDraft, ruleDraft, uri } from "../src/testing";
import { anchorOf, decided, IETF, inForce, LISTS, lists, OMA, outcome, ROOT, written } from "./editing-world";
import { ALICE } from "./policy-world";

const RUNS = { numRuns: 500 };

/** The anchors of the drafts are made those of lists of the user. */
const withLists = (text: string): string =>
  text
    .replaceAll("https://example.com/a", escaped(anchorOf("friends")))
    .replaceAll("https://example.com/b", escaped(anchorOf("oma_grantedcontacts")))
    .replaceAll("https://example.com/c", escaped(anchorOf("oma_blockedcontacts")));
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

const drafts = (maxLength: number): fc.Arbitrary<RuleDraft[]> => fc.array(ruleDraft, { maxLength });
const members = fc.uniqueArray(uri, { maxLength: 3 });

const rulesDocuments: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 4, arbitrary: drafts(5).map((some) => ({ [OMA]: withLists(documentOf(some)) })) },
  {
    weight: 3,
    arbitrary: fc.tuple(drafts(3), drafts(3)).map(([one, other]) => ({
      [`${IETF}a/b`]: withLists(documentOf(other, "s")),
      [`${IETF}index`]: withLists(documentOf(one)),
    })),
  },
  { weight: 1, arbitrary: fc.constant({ [OMA]: defaultRules({ xui: ALICE, xcapRoot: ROOT }) }) },
  { weight: 1, arbitrary: fc.constant({}) },
);

const listDocuments: fc.Arbitrary<Record<string, string>> = fc
  .option(
    fc.record(
      { friends: members, oma_grantedcontacts: members, oma_blockedcontacts: members },
      { requiredKeys: [] },
    ),
  )
  .map((all) => (all === null ? {} : { [LISTS]: lists(all as Record<string, string[]>) }));

const handling = fc.constantFrom("allow", "block", "confirm", "polite-block");
const world: fc.Arbitrary<RulesInForce> = fc
  .tuple(
    rulesDocuments,
    listDocuments,
    fc.record({ ownDomain: handling, others: handling }) as fc.Arbitrary<RulesInForce["defaultHandling"]>,
  )
  .map(([rules, those, defaults]) => inForce({ ...rules, ...those }, defaults));

const HANDLINGS = { allow: "allow", ask: "confirm", block: "block", "polite-block": "polite-block" } as const;
const wish = fc.constantFrom<Wish>(
  "allow",
  "ask",
  "block",
  "polite-block",
  { shown: "everything" },
  { shown: "availability" },
);
const watcher = uri.filter((one) => identityKey(one) !== ALICE);

const alone = (at: Occasion, one: string): Occasion => ({ ...at, identities: [one], anonymous: false });
const concerns = (at: Occasion, one: string): boolean =>
  at.identities.some((each) => identityKey(each) === identityKey(one));

const change = (rules: RulesInForce, one: string, wished: Wish): readonly DocumentChange[] => {
  const edit = editForWatcher(rules, one, wished);
  if (!edit.ok) throw new Error(JSON.stringify(edit.error));
  return edit.value;
};

const wishedView = (wished: Wish): string | undefined =>
  typeof wished === "string" ? undefined : permissionsKey(grantOf(wished).shown ?? NOTHING);

const occasions = fc.array(occasion, { minLength: 1, maxLength: 6 });
const rank = ({ handling }: Decision): number => SUB_HANDLINGS.indexOf(handling);

describe("a decision about a watcher", () => {
  test("POL-030 POL-038 POL-041 gives what is wished, whatever time and sphere it is", () => {
    fc.assert(
      fc.property(world, watcher, wish, occasions, (rules, one, wished, all) => {
        const after = written(rules, change(rules, one, wished));
        for (const at of all) {
          const decision = decided(after, alone(at, one));
          expect(decision.handling).toBe(typeof wished === "string" ? HANDLINGS[wished] : "allow");
          const view = wishedView(wished);
          if (view !== undefined) expect(viewKeyOf(decision)).toBe(view);
        }
      }),
      RUNS,
    );
  });

  test("POL-038 POL-041 gives nobody else anything else, not even while it is written", () => {
    fc.assert(
      fc.property(world, watcher, wish, occasions, (rules, one, wished, all) => {
        const changes = change(rules, one, wished);
        for (const [index] of changes.entries()) {
          const then = written(rules, changes.slice(0, index + 1));
          for (const at of all) {
            if (!concerns(at, one)) expect(outcome(decided(then, at))).toBe(outcome(decided(rules, at)));
          }
        }
      }),
      RUNS,
    );
  });

  test("POL-038 gives the watcher no more than before and after while it is written", () => {
    fc.assert(
      fc.property(world, watcher, wish, occasion, (rules, one, wished, occasionOf) => {
        const at = alone(occasionOf, one);
        const changes = change(rules, one, wished);
        const after = written(rules, changes);
        for (const [index] of changes.entries()) {
          const then = decided(written(rules, changes.slice(0, index + 1)), at);
          const ends = [rules, after].flatMap((each) => mostOf(each, one));
          expect(rank(then)).toBeLessThanOrEqual(Math.max(...ends));
        }
      }),
      RUNS,
    );
  });

  test("POL-004 writes documents that can be read, once", () => {
    fc.assert(
      fc.property(world, watcher, wish, (rules, one, wished) => {
        const changes = change(rules, one, wished);
        for (const { path, text } of changes) {
          expect(path === LISTS ? parseXml(text).ok : compileRuleset(text).ok).toBe(true);
        }
        expect(change(written(rules, changes), one, wished)).toEqual([]);
      }),
      RUNS,
    );
  });

  test("POL-090 leaves the rules that are not about the watcher byte for byte as they are", () => {
    const drafted = fc.tuple(drafts(5), listDocuments).map(([some, those]) => ({ some, those }));
    fc.assert(
      fc.property(
        drafted,
        watcher,
        fc.constantFrom<Wish>("allow", "block"),
        ({ some, those }, one, wished) => {
          const documentWith = (rules: readonly RuleDraft[]) =>
            inForce({ ...those, [OMA]: withLists(documentOf(rules)) });
          const changes = change(documentWith(some), one, wished);
          const after = changes.find(({ path }) => path === OMA);
          for (const [index, draft] of some.entries()) {
            const text = withLists(draft(`r${index}`));
            const only = documentWith([(id) => draft(id).replace(/<cr:sphere[^>]*>/g, "")]);
            if (after === undefined || isSpelt(text, one) || mostOf(only, one).some((most) => most > 0))
              continue;
            // It may name the watcher as one more of those it treats alike.
            expect(after.text.replaceAll(`<cr:one id="${one}"/>`, "")).toContain(text);
          }
        },
      ),
      RUNS,
    );
  });

  test("POL-090 what was there before can be had back by its wish", () => {
    fc.assert(
      fc.property(world, watcher, wish, occasion, (rules, one, wished, at) => {
        const before = presentDecision(rules, { watcher: one });
        fc.pre(before.ok && !before.value.isConditional);
        if (!before.ok) return;
        const there = written(rules, change(rules, one, wished));
        const back = written(there, change(there, one, before.value.wish));
        expect(outcome(decided(back, alone(at, one)))).toBe(outcome(decided(rules, alone(at, one))));
      }),
      RUNS,
    );
  });
});

/** The most that a watcher is given at some time, in some sphere. */
function mostOf(rules: RulesInForce, one: string): readonly number[] {
  const times = ["07", "09", "11", "14", "18"].map((hour) => Date.parse(`2026-01-05T${hour}:00:00Z`));
  return times.flatMap((now) =>
    ["work", "home", undefined].map((sphere) =>
      rank(decided(rules, { identities: [one], anonymous: false, mode: "oma", now, sphere })),
    ),
  );
}

describe("a decision about colleagues", () => {
  const domains = fc.constantFrom("example.com", "example.net");

  test("POL-008 POL-041 gives all who are not named what is wished, the named no more, and others what they had", () => {
    fc.assert(
      fc.property(world, domains, wish, occasions, (rules, domain, wished, all) => {
        const edit = editForDomain(rules, domain, wished);
        if (!edit.ok) throw new Error(JSON.stringify(edit.error));
        const after = written(rules, edit.value);
        for (const at of all) {
          const anybody = decided(after, alone(at, `sip:zoe@${domain}`));
          expect(anybody.handling).toBe(typeof wished === "string" ? HANDLINGS[wished] : "allow");
          const [before, then] = [decided(rules, at), decided(after, at)];
          const isColleague = at.identities.some((each) => identityOf(each).domain === domain);
          if (!isColleague || (at.anonymous && at.mode === "oma"))
            expect(outcome(then)).toBe(outcome(before));
          else if (isNamed(rules, at)) expect(rank(then)).toBeLessThanOrEqual(rank(before));
        }
      }),
      RUNS,
    );
  });
});

/** Whether a rule, or a list that a rule refers to, spells the one watcher there is. */
function isNamed({ documents }: RulesInForce, at: Occasion): boolean {
  const [one, ...more] = at.identities.map(identityKey);
  const rules = [...documents].flatMap(([path, text]) => (path === LISTS ? [] : [text])).join();
  const listed = [...(documents.get(LISTS) ?? "").matchAll(/<list name="(\w+)">(.*?)<\/list>/g)];
  const text =
    rules + listed.flatMap(([, name = "", inside]) => (rules.includes(name) ? [inside] : [])).join();
  return one !== undefined && more.length === 0 && isSpelt(text, one);
}

const isSpelt = (text: string, one: string): boolean =>
  [...text.matchAll(/(?:id|uri)="([^"]+)"/g)].some(([, each = ""]) => identityKey(each) === identityKey(one));
