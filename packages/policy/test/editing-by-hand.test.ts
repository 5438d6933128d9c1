import { type PresenceRule, readPresenceRules, type SubHandling } from "@porchlight/documents";
import { parseXml, type XmlDocument } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withRuleAdded, withRuleChanged, withRuleRemoved } from "../src/index";
import { documentOf, ruleDraft } from "../src/testing";

function opened(text: string): { readonly document: XmlDocument; readonly rules: readonly PresenceRule[] } {
  const document = parseXml(text);
  if (!document.ok) throw new Error(document.error.reason.text);
  const rules = readPresenceRules(document.value);
  if (!rules.ok) throw new Error(rules.error.text);
  return { document: document.value, rules: rules.value };
}

/** A rule without what says where it was read. */
const meaning = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner) =>
      key === "element" ? ((inner as { localName?: string }).localName ?? undefined) && "?" : inner,
    ),
    (key, inner) => (key === "element" ? undefined : inner),
  );

const first = ({ rules: [rule] }: ReturnType<typeof opened>): PresenceRule => {
  if (rule === undefined) throw new Error("no rule");
  return rule;
};

const handled = (handling: SubHandling): PresenceRule["actions"][number] => ({
  kind: "sub-handling",
  handling,
});

describe("POL-090 rules edited by hand", () => {
  const TEXT = `<?xml version="1.0"?>
<ruleset xmlns="urn:ietf:params:xml:ns:common-policy" xmlns:p="urn:ietf:params:xml:ns:pres-rules" xmlns:x="urn:x">
  <!-- who is in -->
  <rule id="a" >
    <conditions>
      <!-- friends -->
      <identity><one id="sip:bob@example.com"/></identity>
      <x:moon phase='full'/>
    </conditions>
    <actions><p:sub-handling>allow</p:sub-handling><x:ring/></actions>
    <transformations>
      <p:provide-mood>true</p:provide-mood>
      <x:provide-shoes  size="9" >true</x:provide-shoes>
    </transformations>
  </rule>
  <rule id="b"/>
</ruleset>
`;

  test("one part becomes another in its place, and all else stays byte for byte", () => {
    const { document, rules } = opened(TEXT);
    const [rule] = rules;
    if (rule === undefined) throw new Error("no rule");
    const { transformations } = rule;
    const after = {
      ...rule,
      transformations: transformations.map((part, index) =>
        index === 0 ? ({ kind: "provide-attribute", name: "provide-note", granted: true } as const) : part,
      ),
    };
    expect(withRuleChanged(document, rule, after)).toBe(
      TEXT.replace(
        "<p:provide-mood>true</p:provide-mood>",
        '<pr:provide-note xmlns:pr="urn:ietf:params:xml:ns:pres-rules">true</pr:provide-note>',
      ),
    );
  });

  test("parts are added behind the others, set off as they are, and taken out with their white space", () => {
    const { document, rules } = opened(TEXT);
    const [rule] = rules;
    if (rule === undefined) throw new Error("no rule");
    const added = {
      ...rule,
      conditions: [...rule.conditions, { kind: "sphere", tokens: ["work"] } as const],
    };
    expect(withRuleChanged(document, rule, added)).toBe(
      TEXT.replace(
        "<x:moon phase='full'/>",
        `<x:moon phase='full'/>\n      <cr:sphere xmlns:cr="urn:ietf:params:xml:ns:common-policy" value="work"/>`,
      ),
    );
    const removed = { ...rule, conditions: rule.conditions.slice(0, 1) };
    expect(withRuleChanged(document, rule, removed)).toBe(TEXT.replace("\n      <x:moon phase='full'/>", ""));
  });

  test("a rule gets a name, a section that it did not have, and what it had is replaced in one section alone", () => {
    const { document, rules } = opened(TEXT);
    const [a, b] = rules;
    if (a === undefined || b === undefined) throw new Error("no rules");
    expect(withRuleChanged(document, a, { ...a, id: "c" })).toBe(TEXT.replace('id="a"', 'id="c"'));
    const changed = withRuleChanged(document, b, { ...b, actions: [handled("block")] });
    expect(opened(changed).rules[1]?.actions).toMatchObject([{ handling: "block" }]);
    expect(changed.slice(0, TEXT.indexOf('<rule id="b"'))).toBe(TEXT.slice(0, TEXT.indexOf('<rule id="b"')));
    const kept = withRuleChanged(document, a, { ...a, actions: [handled("confirm"), ...a.actions.slice(1)] });
    expect(kept).toContain("<x:ring/>");
    expect(kept).not.toContain(">allow<");
  });

  test("a rule is added behind all others and taken out again", () => {
    const { document } = opened(TEXT);
    const rule = { id: "n", conditions: [], actions: [handled("allow")], transformations: [] };
    const more = withRuleAdded(document, rule);
    const again = opened(more);
    expect(again.rules.map(({ id }) => id)).toEqual(["a", "b", "n"]);
    const last = again.rules[2];
    if (last === undefined) throw new Error("no rule");
    expect(withRuleRemoved(again.document, last)).toBe(TEXT);
  });

  test("a document without a rule takes its first one", () => {
    const { document } = opened('<r:ruleset xmlns:r="urn:ietf:params:xml:ns:common-policy"/>');
    const text = withRuleAdded(document, {
      id: "n",
      conditions: [],
      actions: [handled("block")],
      transformations: [],
    });
    expect(first(opened(text))).toMatchObject({ id: "n", actions: [{ handling: "block" }] });
  });

  test("whatever parts go and come, the rule is what was wished and all around it stays", () => {
    const text = fc.array(ruleDraft, { minLength: 1, maxLength: 3 }).map((drafts) => documentOf(drafts));
    const choice = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(text, text, choice, fc.boolean(), (own, other, kept, front) => {
        const { document, rules } = opened(own);
        const [rule, given] = [rules[0], opened(other).rules[0]];
        if (rule?.element === undefined || given === undefined) throw new Error("no rule");
        const mixed = <Part extends { readonly element?: unknown; readonly kind: string }>(
          mine: readonly Part[],
          theirs: readonly Part[],
        ): Part[] => {
          const stay = mine.filter((_, index) => kept[index]);
          const come = theirs.map(asNew);
          return front ? [...come, ...stay] : [...stay, ...come];
        };
        const wished = {
          ...rule,
          conditions: mixed(rule.conditions, given.conditions),
          actions: front ? given.actions.map(asNew) : rule.actions,
          transformations: mixed(rule.transformations, given.transformations),
        };
        const changed = withRuleChanged(document, rule, wished);
        const read = opened(changed).rules;
        expect(meaning(read[0])).toEqual(meaning(wished));
        expect(meaning(read.slice(1))).toEqual(meaning(rules.slice(1)));
        expect(changed.slice(0, rule.element.start)).toBe(own.slice(0, rule.element.start));
        const tail = own.slice(rule.element.end);
        expect(changed.endsWith(tail)).toBe(true);
      }),
    );
  });
});

/** A part that was read in another document; what is not known brings its element along. */
function asNew<Part extends { readonly kind: string; readonly element?: unknown }>(part: Part): Part {
  if (part.kind === "unknown") return part;
  const { element: _, ...rest } = part;
  return rest as Part;
}
