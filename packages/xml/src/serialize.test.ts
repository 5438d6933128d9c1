import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canonicalKey,
  childElements,
  element,
  escapeAttribute,
  escapeText,
  parseXml,
  rebuild,
  serializeElement,
  textNode,
  type XmlElement,
} from "./index";

const root = (text: string): XmlElement => {
  const document = parseXml(text);
  if (!document.ok) throw new Error(`${document.error.reason.text}: ${text}`);
  return document.value.root;
};

const firstChild = (text: string): XmlElement => childElements(root(text))[0] as XmlElement;

describe("a parsed element is written as its source has it", () => {
  test("byte for byte where its namespaces are in scope", () => {
    const source = `<a xmlns="urn:1"><b  x='1' >&#65;<![CDATA[<]]><!-- c --></b ></a>`;
    expect(serializeElement(firstChild(source), { inScope: new Map([["", "urn:1"]]) })).toBe(
      `<b  x='1' >&#65;<![CDATA[<]]><!-- c --></b >`,
    );
  });

  test("with the declarations it took from outside", () => {
    const source = `<a xmlns="urn:1" xmlns:p="urn:2" xmlns:q="urn:3"><b p:x="1"/></a>`;
    expect(serializeElement(firstChild(source))).toBe(`<b xmlns:p="urn:2" xmlns="urn:1" p:x="1"/>`);
  });

  test("a prefix that means something else in scope is declared again", () => {
    const source = `<a xmlns:p="urn:2"><p:b>1</p:b></a>`;
    const inScope = new Map([["p", "urn:other"]]);
    expect(serializeElement(firstChild(source), { inScope })).toBe(`<p:b xmlns:p="urn:2">1</p:b>`);
  });

  test("what is in no namespace does not fall into a default namespace", () => {
    expect(serializeElement(firstChild("<a><b/></a>"), { inScope: new Map([["", "urn:1"]]) })).toBe(
      `<b xmlns=""/>`,
    );
    const prefixed = `<p:a xmlns:p="urn:2"><p:b><c/></p:b></p:a>`;
    const inScope = new Map([
      ["", "urn:1"],
      ["p", "urn:2"],
    ]);
    expect(serializeElement(firstChild(prefixed), { inScope })).toBe(`<p:b xmlns=""><c/></p:b>`);
  });

  test("a prefix used in a value only is declared too", () => {
    const source = `<a xmlns:p="urn:2"><b type="p:kind"/></a>`;
    expect(serializeElement(firstChild(source))).toBe(`<b xmlns:p="urn:2" type="p:kind"/>`);
  });
});

describe("an element made by hand", () => {
  test("has the declarations it needs and no more", () => {
    const made = element("p:a", "urn:1", { x: '"<&\n', "xml:lang": "en" }, [
      element("p:b", "urn:1", {}, ["<&>"]),
      element("c", "urn:2"),
      element("d", ""),
    ]);
    expect(serializeElement(made)).toBe(
      `<p:a xmlns:p="urn:1" x="&quot;&lt;&amp;&#10;" xml:lang="en"><p:b>&lt;&amp;&gt;</p:b><c xmlns="urn:2"/><d/></p:a>`,
    );
    expect(
      serializeElement(made, {
        inScope: new Map([
          ["p", "urn:1"],
          ["", "urn:2"],
        ]),
      }),
    ).toBe(`<p:a x="&quot;&lt;&amp;&#10;" xml:lang="en"><p:b>&lt;&amp;&gt;</p:b><c/><d xmlns=""/></p:a>`);
  });

  test("can hold parsed elements of several documents whose prefixes collide", () => {
    const first = firstChild(`<r xmlns:p="urn:1"><p:x p:y="1"/></r>`);
    const second = firstChild(`<r xmlns:p="urn:2"><p:x p:y="1"/></r>`);
    const text = serializeElement(element("p:all", "urn:1", {}, [first, second]));
    expect(text).toBe(`<p:all xmlns:p="urn:1"><p:x p:y="1"/><p:x xmlns:p="urn:2" p:y="1"/></p:all>`);
    expect(childElements(root(text)).map(canonicalKey)).toEqual([first, second].map(canonicalKey));
  });

  test("attributes of other namespaces keep them, under a prefix that is free", () => {
    const one = firstChild(`<r xmlns:p="urn:1"><x p:y="1"/></r>`).attributes;
    const two = firstChild(`<r xmlns:p="urn:2"><x p:y="2"/></r>`).attributes;
    const text = serializeElement(rebuild(element("p:a", "urn:3"), { attributes: [...one, ...two] }));
    expect(root(text).attributes.map(({ namespace, value }) => [namespace, value])).toEqual([
      ["urn:1", "1"],
      ["urn:2", "2"],
    ]);
  });

  test("rebuilt of a parsed one, it keeps its declarations and its children's bytes", () => {
    const original = firstChild(`<r><b xmlns:p="urn:1" id="1"><p:c  z='1'/></b></r>`);
    const attributes = original.attributes.map((attribute) => ({ ...attribute, value: "2" }));
    expect(serializeElement(rebuild(original, { attributes }))).toBe(
      `<b xmlns:p="urn:1" id="2"><p:c  z='1'/></b>`,
    );
  });

  test("a name that is none is a fault", () => {
    for (const name of ["", "1", "a b", "a:", ":a", "xmlns", "xmlns:a"]) {
      expect(() => element(name, "urn:1")).toThrow("not an XML name");
    }
    expect(() => element("a", "", { "p:b": "1" })).toThrow("needs a namespace");
  });
});

describe("the canonical key", () => {
  const key = (text: string): string => canonicalKey(root(text));

  test("is one for all spellings of an element", () => {
    expect(key(`<p:a xmlns:p="urn:1" b="1" c='2'>\n <p:d>x</p:d><!-- y -->\n</p:a>`)).toBe(
      key(`<a xmlns="urn:1" c="2" b="&#49;"><d>&#x78;</d></a>`),
    );
  });

  test("is one for text in one piece or several", () => {
    const whole = key("<a> !<b/> </a>");
    expect(key("<a> <!-- c -->!<b/> <?d?></a>")).toBe(whole);
    expect(canonicalKey(element("a", "", {}, [" ", "!", element("b", ""), " "]))).toBe(whole);
    expect(key("<a>!<b/></a>")).not.toBe(whole);
  });

  test.each([
    ["namespaces", `<a xmlns="urn:1"/>`, `<a xmlns="urn:2"/>`],
    ["attributes", `<a b="1"/>`, `<a b="2"/>`],
    ["text", "<a>1</a>", "<a> 1</a>"],
    ["structure", "<a><b/><c/></a>", "<a><b><c/></b></a>"],
    ["text that looks like markup", "<a>&lt;b&gt;&lt;/&gt;</a>", "<a><b/></a>"],
    ["attributes that look like two", `<a b="1&quot; c=&quot;2"/>`, `<a b="1" c="2"/>`],
    ["order", "<a><b/><c/></a>", "<a><c/><b/></a>"],
  ])("differs with %s", (_name, one, other) => {
    expect(key(one)).not.toBe(key(other));
  });
});

describe("escaping", () => {
  test("gives any text a form that reads back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        const tree = root(`<a b="${escapeAttribute(value)}">${escapeText(value)}</a>`);
        const expected = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
        expect(tree.attributes[0]?.value).toBe(expected);
        expect(tree.children.map((node) => (node.kind === "text" ? node.value : ""))).toEqual(
          expected === "" ? [] : [expected],
        );
      }),
    );
  });

  test("makes a replacement character of what XML cannot carry", () => {
    expect(escapeText("\u0000\ud800x\ufffe")).toBe("\ufffd\ufffdx\ufffd");
  });
});

const namespaces = fc.constantFrom("", "urn:1", "urn:2", "urn:3");
const prefixes = fc.constantFrom("", "p:", "q:");
const names = fc.constantFrom("a", "b", "c");
const { tree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
  tree: fc
    .record({
      prefix: prefixes,
      name: names,
      namespace: namespaces,
      attributes: fc.dictionary(
        fc.constantFrom("x", "y", "xml:lang"),
        fc.string({ unit: "grapheme", maxLength: 5 }),
      ),
      children: fc.array(
        fc.oneof(
          { depthSize: "small" },
          fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }),
          tie("tree"),
        ),
        { maxLength: 4 },
      ),
    })
    .map(({ prefix, name, namespace, attributes, children }) =>
      element(namespace === "" ? name : prefix + name, namespace, attributes, children),
    ),
}));

describe("round trip", () => {
  test("what was built is what is read", () => {
    fc.assert(
      fc.property(tree, (made) => {
        expect(canonicalKey(root(serializeElement(made)))).toBe(canonicalKey(made));
      }),
    );
  });

  test("every element of a document stands alone as it stood in it", () => {
    const all = (node: XmlElement): XmlElement[] => [node, ...childElements(node).flatMap(all)];
    fc.assert(
      fc.property(tree, namespaces, namespaces, (made, byDefault, bound) => {
        const inScope = new Map([["", byDefault], ...(bound === "" ? [] : ([["p", bound]] as const))]);
        const around = bound === "" ? "" : ` xmlns:p="${bound}"`;
        for (const part of all(root(serializeElement(made)))) {
          const text = serializeElement(part, { inScope });
          const there = firstChild(`<r xmlns="${byDefault}"${around}>${text}</r>`);
          expect(canonicalKey(there)).toBe(canonicalKey(part));
        }
      }),
    );
  });

  test("a text node made by hand is text", () => {
    expect(textNode("x")).toMatchObject({ kind: "text", value: "x" });
  });
});
