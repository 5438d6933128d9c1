import type { ElementChange, SchemaName } from "@porchlight/xdm";
import {
  appendChild,
  bindingsOf,
  childElements,
  editedDocument,
  elementText,
  insertAfter,
  insertBefore,
  outerScope,
  parseFragment,
  parseXml,
  removeElement,
  replaceElement,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import fc from "fast-check";
import {
  XmlCData as LibCData,
  XmlDocument as LibDocument,
  XmlElement as LibElement,
  XmlText as LibText,
} from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { LibxmlSchemaValidator } from "../src/index";
import { changeTree } from "../src/trees/change-tree";

const RL = "urn:ietf:params:xml:ns:resource-lists";
const CP = "urn:ietf:params:xml:ns:common-policy";

/** Long enough that its tree is kept. */
const padding = `<!-- ${"so that this is a long text ".repeat(1500)} -->`;

function read(text: string): XmlDocument {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.error.reason.text);
  return parsed.value;
}

const elementsOf = (root: XmlElement): XmlElement[] => [root, ...childElements(root).flatMap(elementsOf)];

/** What validation sees of an element. */
function contentOf({ name, namespaceUri, attrs, firstChild }: LibElement): unknown {
  const parts: unknown[] = [];
  let text = "";
  for (let child = firstChild; child !== null; child = (child as LibElement).next) {
    if (child instanceof LibElement) parts.push(contentOf(child));
    else if (child instanceof LibText || child instanceof LibCData) text += child.content;
  }
  const attributes = attrs.map((attr) => [attr.namespaceUri, attr.name, attr.value].join(" "));
  return { name, namespaceUri, attributes: attributes.sort(), text: text.trim(), parts };
}

interface Wish {
  readonly kind: "before" | "after" | "append" | "replace" | "remove";
  readonly pick: number;
  readonly body: string;
}

/** A change of the document as XCAP makes one, with the document that comes of it. */
function changed(before: XmlDocument, { kind, pick, body }: Wish): [XmlDocument, ElementChange] | undefined {
  const all = elementsOf(before.root);
  const at = all[pick % all.length] as XmlElement;
  if (at === before.root && kind !== "append" && kind !== "replace") return undefined;
  const scope = kind === "append" ? at.scope : outerScope(at);
  const parsed = kind === "remove" ? undefined : parseFragment(body, bindingsOf(scope));
  if (parsed?.ok === false) return undefined;
  const put = parsed?.value;
  const edits = { before: insertBefore, after: insertAfter, append: appendChild, replace: replaceElement };
  const edit =
    kind === "remove"
      ? removeElement(at, before.source)
      : edits[kind](at, put === undefined ? "" : elementText(put), before.source);
  return [editedDocument(before, edit, put), { before, put, edit }];
}

const wishes = (bodies: readonly string[]) =>
  fc.array(
    fc.record({
      kind: fc.constantFrom("before" as const, "after", "append", "replace", "remove"),
      pick: fc.nat(),
      body: fc.constantFrom(...bodies),
    }),
    { minLength: 1, maxLength: 12 },
  );

const lists = `<?xml version="1.0"?><resource-lists xmlns="${RL}" xmlns:r="${RL}" xmlns:o="urn:other">${padding}
  <list name="a"><display-name xml:lang="en">A</display-name> <entry uri="sip:a1"/>
    <entry uri="sip:a2"><display-name>two</display-name></entry><list><entry uri="sip:deep"/></list></list>
  <r:list/><list name="c"></list></resource-lists>`;
const listBodies = [
  '<entry uri="sip:new"/>',
  "<entry/>",
  '<r:entry uri="sip:r"><r:display-name>&lt;R&gt;</r:display-name></r:entry>',
  `<x:list xmlns:x="${RL}" name="x"><x:entry uri="sip:x"/></x:list>`,
  `<list xmlns="${RL}" name="y"><display-name>Y<![CDATA[<&>]]></display-name></list>`,
  '<o:thing o:a="1">foreign<o:more/></o:thing>',
  '<entry uri="sip:e" o:a="&quot;1&quot;" xml:lang="de"/>',
  '<display-name xml:lang="fr">name</display-name>',
  "<nothing/>",
  '<entry xmlns="" uri="sip:none"/>',
  '<entry-ref ref="resource-lists/users/sip:a/index"/>',
];
const rules = `<cr:ruleset xmlns:cr="${CP}">${padding}<cr:rule id="a"><cr:conditions/></cr:rule><cr:rule id="b"/></cr:ruleset>`;
const ruleBodies = [
  '<cr:rule id="a"/>',
  '<cr:rule id="b"/>',
  '<cr:rule id="c"/>',
  "<cr:rule/>",
  '<cr:rule id="d"><cr:conditions><cr:identity><cr:one id="sip:a"/></cr:identity></cr:conditions></cr:rule>',
  "<cr:actions/>",
];

describe("a text that changes a little", () => {
  test.each<[SchemaName, string, readonly string[]]>([
    ["resource-lists", lists, listBodies],
    ["common-policy", rules, ruleBodies],
  ])("XDM-024 %s: is judged as it is when it is read as a whole", (schema, start, bodies) => {
    const [schemas, fresh] = [new LibxmlSchemaValidator(), new LibxmlSchemaValidator()];
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(wishes(bodies), (steps) => {
        let document = read(start);
        expect(schemas.validate(schema, start).ok).toBe(true);
        for (const step of steps) {
          const made = changed(document, step);
          if (made === undefined) continue;
          const [next, change] = made;
          const result = schemas.validate(schema, next.source, change);
          expect(result).toEqual(fresh.validate(schema, next.source));
          seen[result.ok ? "valid" : "invalid"] += 1;
          if (result.ok) document = next;
        }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(100);
  });

  test("the library's tree becomes that of the new text", () => {
    let made = 0;
    fc.assert(
      fc.property(wishes(listBodies), (steps) => {
        let document = read(lists);
        let tree = LibDocument.fromString(lists);
        for (const step of steps) {
          const next = changed(document, step);
          if (next === undefined) continue;
          document = next[0];
          const anew = LibDocument.fromString(document.source);
          if (changeTree(tree, next[1])) {
            made += 1;
            expect(contentOf(tree.root)).toEqual(contentOf(anew.root));
            anew.dispose();
          } else {
            tree.dispose();
            tree = anew;
          }
        }
        tree.dispose();
      }),
      { numRuns: 150 },
    );
    expect(made).toBeGreaterThan(300);
  });

  test("a change that was made in the library's tree passes there", () => {
    const tree = LibDocument.fromString(lists);
    const made = changed(read(lists), { kind: "append", pick: 1, body: '<entry uri="sip:new"/>' });
    if (made === undefined) throw new Error("no change");
    expect(changeTree(tree, made[1])).toBe(true);
    const [entry] = tree.find("//*[@uri='sip:new']");
    expect(entry).toBeInstanceOf(LibElement);
    expect((entry as LibElement).attrs.map(({ namespaceUri }) => namespaceUri)).toEqual([""]);
    tree.dispose();
  });
});
