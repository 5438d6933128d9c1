import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeUtf8 } from "../serialize/utf8";
import type { CpimMessage } from "./cpim-message";
import { unescapeCpim } from "./escapes";
import { readCpim } from "./read-cpim";

const text = "Content-Type: text/plain;charset=utf-8\r\n\r\nHello";

function read(lines: readonly string[], content = text): CpimMessage {
  const found = readCpim(encodeUtf8(`${lines.map((line) => `${line}\r\n`).join("")}\r\n${content}`));
  if (!found.ok) throw new Error(found.error);
  return found.value;
}

const isRefused = (lines: readonly string[], content = text): boolean =>
  !readCpim(encodeUtf8(`${lines.map((line) => `${line}\r\n`).join("")}\r\n${content}`)).ok;

/** Any characters, each of one code unit. */
const text16 = fc.array(fc.integer({ min: 0, max: 0xd7ff })).map((codes) => String.fromCharCode(...codes));

describe("COR-054 message/cpim", () => {
  test("COR-054 the example of RFC 3862 section 5.1: what is required and unknown is told", () => {
    const message = read(
      [
        "From: MR SANDERS <im:piglet@100akerwood.com>",
        "To: Depressed Donkey <im:eeyore@100akerwood.com>",
        "DateTime: 2000-12-13T13:40:00-08:00",
        "Subject: the weather will be fine today",
        "Subject:;lang=fr beau temps prevu pour aujourd'hui",
        "NS: MyFeatures <mid:MessageFeatures@id.foo.com>",
        "Require: MyFeatures.VitalMessageOption",
        "MyFeatures.VitalMessageOption: Confirmation-requested",
        "MyFeatures.WackyMessageOption: Use-silly-font",
      ],
      "Content-type: text/xml; charset=utf-8\r\nContent-ID: <1234567890@foo.com>\r\n\r\n<body/>",
    );
    expect(message).toMatchObject({
      from: { formalName: "MR SANDERS", uri: "im:piglet@100akerwood.com" },
      to: [{ formalName: "Depressed Donkey", uri: "im:eeyore@100akerwood.com" }],
      dateTime: "2000-12-13T13:40:00-08:00",
      subjects: [
        { language: undefined, text: "the weather will be fine today" },
        { language: "fr", text: "beau temps prevu pour aujourd'hui" },
      ],
      unknownRequired: ["MyFeatures.VitalMessageOption"],
    });
    expect(message.headers).toHaveLength(9);
    expect(message.headers[7]).toMatchObject({ namespace: "mid:MessageFeatures@id.foo.com" });
    expect(message.content.contentType.mediaType).toBe("text/xml");
    expect(new TextDecoder().decode(message.content.body)).toBe("<body/>");
  });

  test.each([
    ["no headers at all", [], []],
    ["headers that are known", ["Require: From,cc"], []],
    ["a name in another case is another name", ["Require: from"], ["from"]],
    ["a prefix that nobody declared", ["Require: x.Subject"], ["x.Subject"]],
    ["a prefix for the names that are known", ["NS: c <urn:ietf:params:cpim-headers:>", "Require: c.To"], []],
    ["another default namespace", ["NS: <urn:x>", "Require: y"], []],
    ["a prefix declared too late", ["Require: a.b", "NS: a <urn:a>"], ["a.b"]],
  ])("COR-054 what is required: %s", (_, lines, unknown) => {
    expect(read(lines).unknownRequired).toEqual(unknown);
  });

  test("COR-054 a header that is not known, or known in another case, is passed over", () => {
    const message = read(["from: nobody", "X-Mood: <b>", "cc: <sip:carol@office.test>"]);
    expect(message).toMatchObject({
      from: undefined,
      cc: [{ formalName: "", uri: "sip:carol@office.test" }],
    });
  });

  test.each([
    [String.raw`a\\b\"c\'d`, `a\\b"c'd`],
    [String.raw`\b\t\n\r`, "\b\t\n\r"],
    [String.raw`\u0041\u00e9\u20AC`, "Aé€"],
    [String.raw`\u00zz`, "u00zz"],
    [String.raw`\x`, "x"],
    ["end\\", "end"],
  ])("COR-054 the escapes of RFC 3862 section 2.3: %s", (escaped, meant) => {
    expect(unescapeCpim(escaped)).toBe(meant);
  });

  test("COR-054 names with quotes and escapes, values that hold colons", () => {
    const message = read([String.raw`From: "Piglet \"the\" Small"<im:p@w>`, "Subject: a: b \\u263a"]);
    expect(message.from).toEqual({ formalName: 'Piglet "the" Small', uri: "im:p@w" });
    expect(message.subjects[0]?.text).toBe("a: b ☺");
  });

  test.each([
    ["no blank behind the colon", ["Subject:x"]],
    ["two blanks behind the colon", ["Subject:  x"]],
    ["a blank at the end", ["Subject: x "]],
    ["a blank at the beginning of a line", [" Subject: x"]],
    ["a control character", ["Subject: a\u0007"]],
    ["a line that ends in LF alone", ["Subject: a\nTo: <sip:b@c>"]],
    ["a folded line", ["Subject: a\r\n b"]],
    ["a name with a separator", ["Sub ject: a"]],
    ["an address without brackets", ["From: sip:alice@office.test"]],
    ["two senders", ["From: <sip:a@b>", "From: <sip:c@d>"]],
    ["a namespace without brackets", ["NS: a urn:a"]],
    ["more headers than anybody needs", Array.from({ length: 200 }, () => "X: y")],
  ])("COR-054 %s is refused", (_, lines) => {
    expect(isRefused(lines)).toBe(true);
  });

  test.each([
    ["content without a type", "Content-ID: <a@b>\r\n\r\nHello"],
    ["content with two types", `Content-Type: a/b\r\n${text}`],
    ["no content", ""],
  ])("COR-054 %s is refused", (_, content) => {
    expect(isRefused([], content)).toBe(true);
  });

  test("COR-054 headers that are not UTF-8 are refused, content is taken as it is", () => {
    const bad = Uint8Array.from([0x41, 0x3a, 0x20, 0xff, ...encodeUtf8(`\r\n\r\n${text}`)]);
    expect(readCpim(bad).ok).toBe(false);
    const content = Uint8Array.from([...encodeUtf8("\r\nContent-Type: a/b\r\n\r\n"), 0xff]);
    expect(readCpim(content)).toMatchObject({ ok: true, value: { content: { body: Uint8Array.of(0xff) } } });
  });

  test("COR-054 any value that is escaped is read as it was", () => {
    const escaped = (value: string): string =>
      value.replace(/[\\\u0000-\u001f\u007f]/g, (each) =>
        each === "\\" ? "\\\\" : `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
    const value = text16.filter((each) => each === each.trim());
    fc.assert(
      fc.property(value, (subject) => {
        expect(read([`Subject: ${escaped(subject)}`]).subjects[0]?.text).toBe(subject);
      }),
    );
  });

  test("COR-054 nothing that comes makes the reader fail", () => {
    const line = fc.string({
      unit: fc.constantFrom("a", ".", ":", ";", " ", "<", ">", '"', "\\", "=", "\r", "\n"),
    });
    const any = fc.oneof(fc.uint8Array(), text16.map(encodeUtf8), line.map(encodeUtf8));
    fc.assert(
      fc.property(any, (octets) => {
        readCpim(octets);
        readCpim(Uint8Array.from([...octets, ...encodeUtf8(`\r\n\r\n${text}`)]));
      }),
    );
  });
});
