import { describe, expect, test } from "vitest";
import { childElements } from "../access";
import type { XmlElement } from "../node";
import { parseXml } from "../parse";
import { attributeContentValue, isAttributeContent } from "./attribute-value";
import { addAttribute, removeAttribute, replaceAttributeValue } from "./edit-attribute";
import { appendChild, insertAfter, insertBefore, removeElement, replaceElement } from "./edit-element";
import { elementText, parseFragment } from "./fragment";

const TEXT = `<?xml version='1.0'?>\r\n<!-- a --><p:r xmlns:p='urn:p'>\n <e a = "1"\tb='2' /><!-- b -->\n <f/></p:r >\n<?end?>`;

function root(text: string = TEXT): XmlElement {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.error.reason.text);
  return parsed.value.root;
}

const child = (index: number): XmlElement => childElements(root())[index] as XmlElement;

describe("edits of elements keep every other byte", () => {
  test.each([
    ["replace", replaceElement(child(0), "<x/>"), TEXT.replace(/<e [^>]*>/, "<x/>")],
    ["insert before", insertBefore(child(0), "<x/>"), TEXT.replace("<e ", "<x/><e ")],
    ["insert after", insertAfter(child(0), "<x/>"), TEXT.replace("<!-- b", "<x/><!-- b")],
    ["append", appendChild(root(), "<x/>"), TEXT.replace("</p:r", "<x/></p:r")],
    [
      "append to an empty-element tag",
      appendChild(child(0), "<x/>"),
      TEXT.replace("'2' />", "'2' ><x/></e>"),
    ],
  ])("%s", (_what, edit, expected) => {
    expect(edit.source).toBe(expected);
    expect(edit.source.slice(edit.start, edit.end)).toBe("<x/>");
  });

  test("remove leaves the white space around", () => {
    expect(removeElement(child(1)).source).toBe(TEXT.replace("<f/>", ""));
  });

  test("append to a prefixed empty-element tag repeats the prefix", () => {
    expect(appendChild(root('<p:r xmlns:p="urn:p"/>'), "x").source).toBe('<p:r xmlns:p="urn:p">x</p:r>');
    expect(appendChild(root("<r></r>"), "x").source).toBe("<r>x</r>");
  });
});

describe("edits of attributes", () => {
  test("a new value brings its quotes", () => {
    const element = child(0);
    const [a, b] = element.attributes;
    if (a === undefined || b === undefined) throw new Error("no attributes");
    expect(replaceAttributeValue(element, b, '"x"').source).toBe(TEXT.replace("'2'", '"x"'));
    expect(removeAttribute(element, a).source).toBe(TEXT.replace(' a = "1"', ""));
    expect(removeAttribute(element, b).source).toBe(TEXT.replace("\tb='2'", ""));
  });

  test("a new attribute stands behind the others, or behind the name", () => {
    const edit = addAttribute(child(0), "c", '"x"');
    expect(edit.source).toBe(TEXT.replace("'2' />", "'2' c=\"x\" />"));
    expect(edit.source.slice(edit.start, edit.end)).toBe('"x"');
    expect(addAttribute(child(1), "c", '"x"').source).toBe(TEXT.replace("<f/>", '<f c="x"/>'));
    expect(addAttribute(root(), "p:c", '"x"').source).toBe(TEXT.replace("'urn:p'>", "'urn:p' p:c=\"x\">"));
    expect(addAttribute(child(1), "q:c", '"x"', 'xmlns:q="urn:q"').source).toBe(
      TEXT.replace("<f/>", '<f xmlns:q="urn:q" q:c="x"/>'),
    );
  });
});

describe("fragments", () => {
  const inScope = new Map([
    ["", "urn:d"],
    ["p", "urn:p"],
  ]);

  test("one element, read where it will stand", () => {
    const parsed = parseFragment(" <p:a><b/></p:a>\n", inScope);
    if (!parsed.ok) throw new Error(parsed.error.reason.text);
    expect(elementText(parsed.value)).toBe("<p:a><b/></p:a>");
    expect(parsed.value.namespace).toBe("urn:p");
    expect(childElements(parsed.value)[0]?.namespace).toBe("urn:d");
  });

  test.each([
    "",
    " ",
    "x",
    "<a/><b/>",
    "<a/>x",
    "<a/>&#32;",
    "<a/><![CDATA[ ]]>",
    "<a/><!---->",
    "<a>",
    "</a>",
    "<q:a/>",
    "</fragment><fragment>",
    "<a/></fragment>",
    "<a/></fragment><?x ",
  ])("%s is none", (text) => {
    expect(parseFragment(text, inScope).ok).toBe(false);
  });

  test("limits count without the wrapper", () => {
    const limits = { maxLength: 7, maxDepth: 2, maxAttributes: 1, maxNodes: 100 };
    expect(parseFragment("<a/>", inScope, { ...limits, maxLength: 4 }).ok).toBe(true);
    expect(parseFragment("<aa/>", inScope, { ...limits, maxLength: 4 }).ok).toBe(false);
    expect(parseFragment("<a><b/></a>", inScope, { ...limits, maxLength: 99 }).ok).toBe(true);
    expect(parseFragment("<a><b><c/></b></a>", inScope, { ...limits, maxLength: 99 }).ok).toBe(false);
  });
});

describe("attribute content", () => {
  test.each([
    ["a", "a"],
    ["", ""],
    ["&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;", "<>&\"'A😀"],
    ["a\tb\r\nc&#9;", "a b c\t"],
    ["<", undefined],
    ["&", undefined],
    ["&x;", undefined],
    ["&#0;", undefined],
    ["&#xD800;", undefined],
    ["\u0001", undefined],
    ["\ud800", undefined],
  ])("%j means %j", (content, value) => {
    expect(attributeContentValue(content)).toBe(value);
  });

  test("a quote may stand between the other ones", () => {
    expect(isAttributeContent('"', "'")).toBe(true);
    expect(isAttributeContent('"', '"')).toBe(false);
  });
});
