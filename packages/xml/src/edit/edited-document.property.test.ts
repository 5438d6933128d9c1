import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { childElements } from "../access";
import { DEFAULT_LIMITS } from "../limits";
import type { XmlDocument, XmlElement, XmlNode } from "../node";
import { parseXml } from "../parse";
import { bindingsOf, outerScope } from "../scope";
import type { Edit } from "./edit";
import { appendChild, insertAfter, insertBefore, removeElement, replaceElement } from "./edit-element";
import { editedDocument } from "./edited-document";
import { elementText, parseFragment } from "./fragment";
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
  if (!parsed.ok) throw new Error(parsed.error.reason);
  return parsed.value;
}

const elementsOf = (root: XmlElement): XmlElement[] => [root, ...childElements(root).flatMap(elementsOf)];

/** A tree with every element's text in place of the text of the whole. */
const comparable = (document: XmlDocument): unknown => {
  const plain = (node: XmlNode): unknown =>
    node.kind === "element"
      ? { ...node, source: node.source.slice(node.start, node.end), children: node.children.map(plain) }
      : node;
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
          expect(comparable(tree)).toEqual(comparable(read(change.source)));
          derived += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(derived).toBeGreaterThan(200);
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
