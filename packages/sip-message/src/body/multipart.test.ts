import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileText, quotable } from "../../test/arbitraries";
import { accepted } from "../../test/outcomes";
import { parseContentType } from "../headers/content-type";
import { encodeUtf8 } from "../serialize/utf8";
import { buildMultipart } from "./build-multipart";
import { multipartLimits, parseMultipart } from "./parse-multipart";

const mixed = accepted(parseContentType("multipart/mixed;boundary=b"));
const read = (body: string, type = mixed) => parseMultipart(type, encodeUtf8(body));
const textOf = (octets: Uint8Array | undefined) => new TextDecoder().decode(octets);

describe("multipart bodies", () => {
  test("COR-065 preamble, epilogue, padding and parts without head", () => {
    const body =
      "preamble\r\n--b \t\r\n\r\none\r\n--b\r\nContent-Type: a/b\r\nContent-ID: <x@y>\r\n\r\ntwo\r\n\r\n--b--  \r\nepilogue";
    const { parts } = accepted(read(body));
    expect(parts.map((part) => [part.contentType.mediaType, part.contentId, textOf(part.body)])).toEqual([
      ["text/plain", undefined, "one"],
      ["a/b", "x@y", "two\r\n"],
    ]);
  });

  test("COR-065 what starts like a delimiter is content unless it is one", () => {
    const { parts } = accepted(read("--b\r\n\r\n--bx\r\n --b\r\n--b-\r\nx--b--\r\n--b--"));
    expect(textOf(parts[0]?.body)).toBe("--bx\r\n --b\r\n--b-\r\nx--b--");
  });

  test("COR-065 a part may be empty", () => {
    const { parts } = accepted(read("--b\r\n\r\n\r\n--b\r\nContent-Type: a/b\r\n--b\r\n\r\n--b--\r\n"));
    expect(parts.map((part) => [part.contentType.mediaType, part.body.length])).toEqual([
      ["text/plain", 0],
      ["a/b", 0],
      ["text/plain", 0],
    ]);
  });

  test("COR-065 nesting is read, a longer boundary inside a shorter one too", () => {
    const inner = buildMultipart({
      subtype: "alternative",
      boundary: "bb",
      parts: [{ contentType: "a/b", body: "x" }],
    });
    const outer = buildMultipart({
      subtype: "mixed",
      boundary: "b",
      parts: [inner, { contentType: "c/d", body: "y" }],
    });
    const { parts } = accepted(
      parseMultipart(accepted(parseContentType(outer.contentType)), encodeUtf8(outer.body)),
    );
    expect(parts.map((part) => part.contentType.mediaType)).toEqual(["multipart/alternative", "c/d"]);
    expect(textOf(parts[0]?.nested?.parts[0]?.body)).toBe("x");
  });

  test("COR-065 what is malformed is refused (AST-2017-003, CVE-2022-21723)", () => {
    const malformed = [
      "",
      "--b--",
      "--b",
      "--b\r\n",
      "--b\r\n\r\nx",
      "--b\r\n\r\nx\r\n--b",
      "--b\r\n\r\nx\r\n--b\r\n",
      "--b\n\nx\n--b--",
      "--b\r\nno colon\r\n\r\nx\r\n--b--",
      "--b\r\nContent-Type: x\r\n\r\nx\r\n--b--",
      "--b\r\nContent-Type: a/b\r\nContent-Type: a/b\r\n\r\nx\r\n--b--",
      "--b\r\nContent-Disposition: \r\n\r\nx\r\n--b--",
      "--b\r\nContent-Type: multipart/mixed\r\n\r\nx\r\n--b--",
      `--b\r\nX: ${"x".repeat(9000)}\r\n\r\nx\r\n--b--`,
      `${"--b\r\n\r\n".repeat(multipartLimits.parts + 2)}--b--`,
    ];
    for (const body of malformed) expect(read(body).ok, JSON.stringify(body.slice(0, 60))).toBe(false);
    for (const boundary of [
      "",
      "boundary=",
      'boundary=""',
      `boundary=${"b".repeat(71)}`,
      'boundary="b "',
      'boundary="b{"',
    ]) {
      const type = parseContentType(`multipart/mixed;${boundary}`);
      if (type.ok) expect(read("--b\r\n\r\nx\r\n--b--", type.value).ok, boundary).toBe(false);
    }
  });

  test("COR-065 nesting is bounded", () => {
    let { contentType, body } = buildMultipart({
      subtype: "mixed",
      boundary: "b0",
      parts: [{ contentType: "a/b", body: "x" }],
    });
    const readNested = () => parseMultipart(accepted(parseContentType(contentType)), encodeUtf8(body)).ok;
    for (let depth = 1; depth < multipartLimits.depth; depth++) {
      expect(readNested()).toBe(true);
      ({ contentType, body } = buildMultipart({
        subtype: "mixed",
        boundary: `b${depth}`,
        parts: [{ contentType, body }],
      }));
    }
    expect(readNested()).toBe(true);
    ({ contentType, body } = buildMultipart({
      subtype: "mixed",
      boundary: "bn",
      parts: [{ contentType, body }],
    }));
    expect(readNested()).toBe(false);
  });

  test("COR-065 whoever expects more reads more", () => {
    const type = accepted(parseContentType("multipart/mixed;boundary=b"));
    const many = encodeUtf8(`${"--b\r\n\r\n".repeat(multipartLimits.parts + 2)}--b--`);
    expect(parseMultipart(type, many).ok).toBe(false);
    expect(parseMultipart(type, many, { depth: 1, parts: 1000 }).ok).toBe(true);
  });

  test("COR-065 what is built is read back, the boundary never in a part", () => {
    const parts = fc.array(
      fc.record({
        contentType: fc.constantFrom("a/b", "text/plain;charset=utf-8"),
        body: fc.oneof(quotable, fc.constantFrom("--b", "x\r\n--b--\r\n", "--b000000\r\n--b000001--")),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        const built = buildMultipart({
          subtype: "related",
          boundary: "b",
          params: [["start", "<a@b>"]],
          parts: list,
        });
        const type = accepted(parseContentType(built.contentType));
        expect(type.params.get("start")).toBe("<a@b>");
        const back = accepted(parseMultipart(type, encodeUtf8(built.body)));
        expect(back.parts.map((part) => textOf(part.body))).toEqual(list.map((part) => part.body));
      }),
    );
  });

  test("COR-065 any octets are read or refused", () => {
    const fragments = fc.array(
      fc.oneof(
        hostileText,
        fc.constantFrom(
          "--b",
          "--b--",
          "\r\n",
          "\r\n--b\r\n",
          "Content-Type: multipart/mixed;boundary=b\r\n\r\n",
        ),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(fragments, (list) => {
        expect(typeof read(list.join("")).ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });
});
