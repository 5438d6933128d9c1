import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { childElements, childOf } from "../access";
import { DEFAULT_LIMITS } from "../limits";
import type { XmlDocument, XmlElement, XmlNode } from "../node";
import { parseXml } from "../parse";
import { bindingsOf, outerScope } from "../scope";
import type { Edit } from "./edit";
import { appendChild, insertAfter, insertBefore, removeElement, replaceElement } from "./edit-element";
import { editedDocument } from "./edited-document";
import { elementText, parseFragment } from "./fragment";
import { heldTexts } from "./held-texts";
import { passedLimit } from "./passed-limit";

const name = fc.constantFrom("a", "b", "p:a");
const attributes = fc.constantFrom(
  "",
  ' x="1"',
  " y='&amp;' p:z=\"2\"",
  ' xmlns:q="urn:q" q:a="1"',
  ' xmlns="urn:e"',
  ' xmlns:p="urn:other"',
);
const between = fc.constantFrom("", " ", "text", "<!-- c -->", "<?pi?>", "<![CDATA[<]]>", "&lt;");
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(name, attributes, fc.option(tie("content")))
    .map(([tag, attrs, content]) =>
      content === null ? `<${tag}${attrs} />` : `<${tag}${attrs}>${content}</${tag} >`,
    ),
  content: fc
    .tuple(between, fc.array(fc.tuple(tie("element"), between), { maxLength: 3 }))
    .map(([first, rest]) => first + rest.flat().join("")),
}));
const document = fc
  .tuple(fc.array(fc.tuple(element, between), { minLength: 1, maxLength: 4 }), between)
  .map(
    ([children, text]) => `\ufeff<!-- b --><r xmlns:p="urn:p">${text}${children.flat().join("")}</r><?end?>`,
  );

function read(text: string): XmlDocument {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.error.reason.text);
  return parsed.value;
}

const elementsOf = (root: XmlElement): XmlElement[] => [root, ...childElements(root).flatMap(elementsOf)];

/** A tree with every element's text in place of the text of the whole. */
const comparable = (document: XmlDocument): unknown => {
  const plain = (node: XmlNode): unknown => (node.kind === "element" ? plainElement(node) : node);
  const plainElement = (node: XmlElement): unknown => {
    const { kind, prefix, localName, namespace, attributes, declarations, scope } = node;
    const { start, end, contentStart, contentEnd } = node;
    const source = node.source.slice(start, end);
    const children = node.children.map(plain);
    const names = { kind, prefix, localName, namespace, attributes, declarations, scope };
    return { ...names, children, source, start, end, contentStart, contentEnd };
  };
  return { source: document.source, children: document.children.map(plain), root: plain(document.root) };
};

function fragment(text: string, scope: XmlElement["scope"]): XmlElement | undefined {
  const parsed = parseFragment(text, bindingsOf(scope));
  return parsed.ok ? parsed.value : undefined;
}

const EDITS: Readonly<Record<string, (at: XmlElement, put: string, source: string) => Edit>> = {
  before: insertBefore,
  after: insertAfter,
  append: appendChild,
  replace: replaceElement,
  remove: (at, _put, source) => removeElement(at, source),
};

/** A limit is passed by a derived tree exactly when the same text read anew passes it. */
function expectSameLimits(tree: XmlDocument, anew: XmlDocument): void {
  for (let bound = 1; bound < 12; bound += 1) {
    for (const limit of ["maxNodes", "maxDepth", "maxAttributes"] as const) {
      const limits = { ...DEFAULT_LIMITS, [limit]: bound };
      expect(passedLimit(tree, limits)).toEqual(passedLimit(anew, limits));
    }
  }
}

describe("a derived tree is the tree of the new text", () => {
  test("after any edits of elements one behind the other", () => {
    const edit = fc.record({ kind: fc.constantFrom(...Object.keys(EDITS)), pick: fc.nat(), body: element });
    let derived = 0;
    fc.assert(
      fc.property(document, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
        let tree = read(text);
        for (const { kind, pick, body } of edits) {
          const all = elementsOf(tree.root);
          const at = all[pick % all.length] as XmlElement;
          if (at === tree.root && kind !== "append" && kind !== "replace") continue;
          const put =
            kind === "remove" ? undefined : fragment(body, kind === "append" ? at.scope : outerScope(at));
          if (put === undefined && kind !== "remove") continue;
          const change = EDITS[kind]?.(at, put === undefined ? "" : elementText(put), tree.source);
          if (change === undefined) continue;
          tree = editedDocument(tree, change, put);
          const anew = read(change.source);
          expect(comparable(tree)).toEqual(comparable(anew));
          expectSameLimits(tree, anew);
          derived += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(derived).toBeGreaterThan(200);
  });

  test("holds on to one older text however often one element is edited, and to one more for each other element", () => {
    let tree = read("<r><a/><b><c/></b></r>");
    const edit = (at: (root: XmlElement) => XmlElement | undefined): number => {
      const parent = at(tree.root) as XmlElement;
      const put = fragment("<x/>", parent.scope);
      if (put === undefined) throw new Error("no fragment");
      tree = editedDocument(tree, appendChild(parent, elementText(put), tree.source), put);
      return heldTexts(tree);
    };
    const [a, b] = ["a", "b"].map((each) => (root: XmlElement) => childOf(root, "", each));
    if (a === undefined || b === undefined) throw new Error("no elements");
    expect(heldTexts(tree)).toBe(0);
    expect([a, a, a, b, b, a, (root: XmlElement) => root].map(edit)).toEqual([1, 1, 1, 2, 2, 3, 4]);
  });

  test("a tree passes the limits the parser would refuse its text for", () => {
    fc.assert(
      fc.property(document, fc.nat(8), fc.nat(30), fc.nat(4), (text, maxDepth, maxNodes, maxAttributes) => {
        const limits = { ...DEFAULT_LIMITS, maxDepth, maxNodes, maxAttributes };
        expect(passedLimit(read(text), limits) === undefined).toBe(parseXml(text, limits).ok);
      }),
    );
    expect(passedLimit(read("<a/>"), { ...DEFAULT_LIMITS, maxLength: 3 })).toBeDefined();
  });
});
