import { describe, expect, test } from "vitest";
import { childElements, parseXml, type XmlDocument, type XmlElement } from "./index";

const parsed = (text: string | Uint8Array): XmlDocument => {
  const document = parseXml(text);
  if (!document.ok) throw new Error(document.error.reason.text);
  return document.value;
};

const root = (text: string): XmlElement => parsed(text).root;

/** `kind@offset`, or `ok`. */
const outcome = (text: string | Uint8Array): string => {
  const document = parseXml(text);
  return document.ok ? "ok" : `${document.error.kind}@${document.error.offset}`;
};

const spelled = (element: XmlElement): string => element.source.slice(element.start, element.end);

describe("what a document is", () => {
  test("elements have expanded names, whatever their prefixes", () => {
    const tree = root(`<a xmlns="urn:1" xmlns:p="urn:2"><p:b/><b xmlns=""/><b/></a>`);
    expect(
      childElements(tree).map(({ namespace, localName, prefix }) => [namespace, localName, prefix]),
    ).toEqual([
      ["urn:2", "b", "p"],
      ["", "b", ""],
      ["urn:1", "b", ""],
    ]);
  });

  test("a prefix can be bound anew, and has its old meaning after the element", () => {
    const tree = root(`<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c/></p:b><p:d/></p:a>`);
    const [b, d] = childElements(tree);
    expect([b?.namespace, b && childElements(b)[0]?.namespace, d?.namespace]).toEqual([
      "urn:2",
      "urn:2",
      "urn:1",
    ]);
  });

  test("attributes without prefix are in no namespace, xml: is always bound", () => {
    const tree = root(`<a xmlns="urn:1" x="1" xml:lang="en"/>`);
    expect(tree.attributes.map(({ namespace, localName, value }) => [namespace, localName, value])).toEqual([
      ["", "x", "1"],
      ["http://www.w3.org/XML/1998/namespace", "lang", "en"],
    ]);
  });

  test("the five predefined entities and character references are replaced", () => {
    const tree = root(`<a b="&lt;&#x41;&#10;&quot;">&amp;&apos;&gt;&#65;&#x1F600;</a>`);
    expect(tree.attributes[0]?.value).toBe('<A\n"');
    expect(tree.children).toMatchObject([{ kind: "text", value: "&'>A\u{1f600}" }]);
  });

  test("line ends become LF, white space in attributes becomes spaces", () => {
    const tree = root("<a b='1\r\n2\t3\r4'>x\r\ny\rz</a>");
    expect(tree.attributes[0]?.value).toBe("1 2 3 4");
    expect(tree.children[0]).toMatchObject({ value: "x\ny\nz" });
  });

  test("text and CDATA side by side are one text, a comment parts two", () => {
    const tree = root("<a>1<![CDATA[<2>]]>3<!-- c -->4</a>");
    expect(tree.children.map((node) => (node.kind === "text" ? node.value : node.kind))).toEqual([
      "1<2>3",
      "comment",
      "4",
    ]);
  });

  test("comments and processing instructions around the root are kept in order", () => {
    const document = parsed(`<?xml version="1.0"?><!--a--><?p q r?><x/><!--b-->\n`);
    expect(document.children.map(({ kind }) => kind)).toEqual(["comment", "pi", "element", "comment"]);
    expect(document.children[1]).toMatchObject({ target: "p", value: "q r" });
  });

  test("names may be in any script", () => {
    expect(root("<ë:ñandú xmlns:ë='urn:1'/>").localName).toBe("ñandú");
    expect(root("<𐀀𐀁/>").localName).toBe("𐀀𐀁");
  });

  test("XInclude is an element like any other", () => {
    const tree = root(
      `<a><x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></a>`,
    );
    expect(childElements(tree)[0]).toMatchObject({ localName: "include", children: [] });
  });

  test("octets are read as UTF-8, with or without byte order mark", () => {
    const octets = new TextEncoder().encode("\ufeff<?xml version='1.0' encoding='utf-8'?><a>ä€😀</a>");
    expect(parsed(octets).root.children[0]).toMatchObject({ value: "ä€😀" });
    expect(parsed(octets).source.startsWith("\ufeff<?xml")).toBe(true);
  });
});

describe("where everything stands", () => {
  const text = `<a  x = '1'>t<b>u</b ><c/></a >`;
  const tree = root(text);
  const [b, c] = childElements(tree) as [XmlElement, XmlElement];

  test("start and end span an element with its tags", () => {
    expect([spelled(tree), spelled(b), spelled(c)]).toEqual([text, "<b>u</b >", "<c/>"]);
  });

  test("contentStart and contentEnd span what is between the tags; an empty-element tag has none", () => {
    expect(text.slice(tree.contentStart, tree.contentEnd)).toBe("t<b>u</b ><c/>");
    expect([c.contentStart, c.contentEnd]).toEqual([c.end, c.end]);
  });

  test("attributes and their values have spans", () => {
    const [attribute] = tree.attributes;
    expect(text.slice(attribute?.start, attribute?.end)).toBe("x = '1'");
    expect(text.slice(attribute?.valueStart, attribute?.valueEnd)).toBe("1");
  });

  test("offsets count from a byte order mark on", () => {
    expect(root("\ufeff<a/>")).toMatchObject({ start: 1, end: 5 });
  });
});

describe("what is refused as not well-formed", () => {
  test.each([
    ["nothing", "", 0],
    ["text only", "abc", 0],
    ["a tag that is not closed", "<a>", 3],
    ["tags that cross", "<a><b></a></b>", 6],
    ["an end tag too many", "<a/></a>", 4],
    ["an end tag of a longer name", "<a></ab>", 3],
    ["two roots", "<a/><b/>", 4],
    ["text behind the root", "<a/>x", 4],
    ["CDATA outside the root", "<a/><![CDATA[]]>", 4],
    ["a cut start tag", "<a b='1'", 8],
    ["a cut attribute", "<a b='1", 6],
    ["no name", "<1a/>", 1],
    ["an empty prefix", "<:a/>", 1],
    ["an empty local name", "<a:/>", 1],
    ["a name with two colons", "<a:b:c/>", 4],
    ["an attribute without value", "<a b/>", 4],
    ["an attribute without quotes", "<a b=1/>", 5],
    ["no space between attributes", "<a b='1'c='2'/>", 8],
    ["'<' in an attribute", "<a b='<'/>", 6],
    ["']]>' in text", "<a>]]></a>", 3],
    ["a bare ampersand", "<a>a & b</a>", 5],
    ["an unknown entity", "<a>&nbsp;</a>", 3],
    ["a reference without end", "<a>&amp</a>", 3],
    ["a reference to a character XML has not", "<a>&#0;</a>", 3],
    ["a reference to a surrogate", "<a>&#xD800;</a>", 3],
    ["a reference beyond Unicode", "<a>&#x110000;</a>", 3],
    ["a control character", "<a>\u0001</a>", 3],
    ["a lone surrogate", "<a>\ud800</a>", 3],
    ["U+FFFE", "<a>\ufffe</a>", 3],
    ["two dashes in a comment", "<a><!-- -- --></a>", 3],
    ["a comment without end", "<a><!-- ", 3],
    ["a processing instruction named xml", "<a><?XML x?></a>", 3],
    ["an XML declaration that is not first", " <?xml version='1.0'?><a/>", 1],
    ["an XML declaration without version", "<?xml encoding='UTF-8'?><a/>", 0],
    ["a document type declaration", "<!DOCTYPE a><a/>", 0],
    ["a document type declaration later", "<a/><!DOCTYPE a>", 4],
    ["an attribute twice", "<a b='1' b='2'/>", 9],
    ["an attribute twice under two prefixes", "<a xmlns:p='urn:1' xmlns:q='urn:1' p:b='1' q:b='2'/>", 43],
    ["a declaration twice", "<a xmlns:p='urn:1' xmlns:p='urn:2'/>", 19],
    ["a prefix that is not declared", "<p:a/>", 0],
    ["an attribute's prefix that is not declared", "<a p:b='1'/>", 3],
    ["a prefix out of its scope", "<a><b xmlns:p='urn:1'/><p:c/></a>", 23],
    ["a prefix bound to nothing", "<a xmlns:p=''/>", 3],
    ["xmlns declared", "<a xmlns:xmlns='urn:1'/>", 3],
    ["xml bound to something else", "<a xmlns:xml='urn:1'/>", 3],
    ["the xml namespace under another prefix", "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", 3],
  ])("%s", (_name, text, offset) => {
    expect(outcome(text)).toBe(`not-well-formed@${offset}`);
  });

  test("an attribute twice among many", () => {
    const many = Array.from({ length: 20 }, (_, index) => ` a${index}=''`).join("");
    expect(outcome(`<a${many}/>`)).toBe("ok");
    expect(outcome(`<a${many} a7=''/>`)).toMatch("not-well-formed");
  });

  test("more than 1.0 of XML is read as 1.0, xml itself may be declared", () => {
    expect(outcome("<?xml version='1.1' standalone='yes'?><a/>")).toBe("ok");
    expect(outcome("<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>")).toBe("ok");
  });
});

describe("what is refused for its encoding", () => {
  test.each([
    ["a lone continuation octet", [0x3c, 0x61, 0x3e, 0x80, 0x3c, 0x2f, 0x61, 0x3e]],
    ["an overlong form", [0x3c, 0x61, 0x3e, 0xc0, 0xbc, 0x3c, 0x2f, 0x61, 0x3e]],
    ["a surrogate in UTF-8", [0x3c, 0x61, 0x3e, 0xed, 0xa0, 0x80, 0x3c, 0x2f, 0x61, 0x3e]],
    ["UTF-16", [0xff, 0xfe, 0x3c, 0x00, 0x61, 0x00, 0x2f, 0x00, 0x3e, 0x00]],
  ])("%s", (_name, octets) => {
    expect(outcome(new Uint8Array(octets))).toBe("not-utf-8@0");
  });

  test("another encoding in the XML declaration", () => {
    expect(outcome("<?xml version='1.0' encoding='ISO-8859-1'?><a/>")).toBe("not-utf-8@0");
    expect(outcome("<?xml version='1.0' encoding=\"Utf-8\"?><a/>")).toBe("ok");
  });
});
