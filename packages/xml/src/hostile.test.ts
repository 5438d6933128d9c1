import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, parseXml, type XmlLimits } from "./index";

const kind = (text: string | Uint8Array, limits?: Partial<XmlLimits>): string => {
  const document = parseXml(text, { ...DEFAULT_LIMITS, ...limits });
  return document.ok ? "ok" : document.error.kind;
};

describe("XML that is meant to harm", () => {
  test("PRV-051 XDM-035 billion laughs is refused at its document type declaration", () => {
    const entities = Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
    ).join("");
    expect(kind(`<!DOCTYPE a [<!ENTITY l0 "lol">${entities}]><a>&l9;</a>`)).toBe("not-well-formed");
  });

  test("PRV-051 XDM-035 an external entity is never read", () => {
    expect(kind(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`)).toBe("not-well-formed");
    expect(kind(`<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>`)).toBe("not-well-formed");
    expect(kind("<a>&x;</a>")).toBe("not-well-formed");
  });

  test("PRV-051 a depth bomb ends at the limit", () => {
    expect(kind("<a>".repeat(300_000))).toBe("too-large");
    expect(kind(`${"<a>".repeat(64)}${"</a>".repeat(64)}`)).toBe("ok");
    expect(kind(`${"<a>".repeat(64)}<a/>`)).toBe("too-large");
  });

  test("PRV-051 more attributes than the limit", () => {
    const attributes = (count: number) => Array.from({ length: count }, (_, n) => ` a${n}=''`).join("");
    expect(kind(`<a${attributes(64)}/>`)).toBe("ok");
    expect(kind(`<a${attributes(65)}/>`)).toBe("too-large");
    expect(kind(`<a${attributes(5)} xmlns='urn:1'/>`, { maxAttributes: 5 })).toBe("too-large");
  });

  test("PRV-051 more nodes than the limit", () => {
    expect(kind(`<a>${"<b/>".repeat(9)}</a>`, { maxNodes: 10 })).toBe("ok");
    expect(kind(`<a>${"<b/>".repeat(10)}</a>`, { maxNodes: 10 })).toBe("too-large");
    expect(kind(`<a>${"<!---->".repeat(10)}</a>`, { maxNodes: 10 })).toBe("too-large");
  });

  test("PRV-051 longer than the limit, before it is decoded", () => {
    expect(kind("<a/>", { maxLength: 4 })).toBe("ok");
    expect(kind("<a />", { maxLength: 4 })).toBe("too-large");
    expect(kind(new Uint8Array(5).fill(0xff), { maxLength: 4 })).toBe("too-large");
  });
});

/** Text that is nearly XML, so that it gets further than the first character. */
const nearlyXml = fc
  .array(
    fc.constantFrom(
      "<",
      ">",
      "/",
      "a",
      "b",
      ":",
      "<a>",
      "</a>",
      "<a/>",
      " ",
      "=",
      "'",
      '"',
      "&",
      ";",
      "&amp;",
      "&#65;",
      "xmlns",
      "<p:a xmlns:p='u'>",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?",
      "?>",
      "<?xml version='1.0'?>",
      "<!DOCTYPE",
      "\r\n",
      "é",
      "😀",
      "\ud800",
      "\u0000",
      "\ufeff",
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

describe("whatever comes in", () => {
  test("PRV-051 any text gives a value, never an exception", () => {
    fc.assert(
      fc.property(fc.oneof(nearlyXml, fc.string({ unit: "binary" })), (text) => {
        const document = parseXml(text);
        if (document.ok) expect(document.value.source).toBe(text);
        else expect(document.error.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  test("PRV-051 any octets give a value, never an exception", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => void parseXml(octets)));
  });

  test("PRV-051 every prefix of a document is refused", () => {
    const text = `<?xml version="1.0"?><a xmlns="urn:1" b='&lt;'><!--c--><d>e&#65;<![CDATA[f]]></d><?g h?></a>`;
    for (let length = 0; length < text.length; length += 1)
      expect(kind(text.slice(0, length))).toBe("not-well-formed");
    expect(kind(text)).toBe("ok");
  });

  /** With quadratic work one of these would run into the test's time limit. */
  test.each([
    ["unclosed quotes", (n: number) => `<a ${"b='".repeat(n)}`],
    ["ampersands", (n: number) => `<a>${"&".repeat(n)}</a>`],
    ["references", (n: number) => `<a>${"&amp;".repeat(n)}</a>`],
    ["empty CDATA sections", (n: number) => `<a>${"<![CDATA[]]>".repeat(n)}</a>`],
    ["brackets", (n: number) => `<a>${"]]".repeat(n)}</a>`],
    ["open comments", (n: number) => `<a>${"<!-- ".repeat(n)}`],
    ["declarations", (n: number) => `<a>${"<p:b xmlns:p='u'/>".repeat(n)}</a>`],
    ["spaces", (n: number) => `<a${" ".repeat(n)}`],
    ["a long name", (n: number) => `<${"a".repeat(n)}`],
    ["less-thans", (n: number) => "<".repeat(n)],
  ])("PRV-051 a megabyte of %s is dealt with in linear time", (_name, text) => {
    const long = text(Math.floor(1_000_000 / (text(2).length - text(1).length)));
    expect(["ok", "not-well-formed", "too-large"]).toContain(kind(long));
  });
});
