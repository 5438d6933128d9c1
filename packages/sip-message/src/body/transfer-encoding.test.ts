import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { decodeUtf8, encodeUtf8 } from "../serialize/utf8";
import { parseEntityHead } from "./parse-multipart";
import { decodeTransfer } from "./transfer-encoding";

const headers = (encoding: string | undefined) =>
  accepted(
    parseEntityHead(
      encodeUtf8(encoding === undefined ? "" : `Content-Transfer-Encoding: ${encoding}\r\n\r\n`),
    ),
  );
const decode = (encoding: string | undefined, body: string) => {
  const decoded = decodeTransfer(headers(encoding), encodeUtf8(body));
  return decoded && decodeUtf8(decoded);
};

describe("COR-065 the Content-Transfer-Encoding of a body part", () => {
  test.each([
    [undefined, "a=\r\n", "a=\r\n"],
    ["binary", "é", "é"],
    [" 8BIT ", "é", "é"],
    ["base64", "YWJj", "abc"],
    ["Base64", "YW\r\n Jj\tZA==\r\n", "abcd"],
    ["base64", "YWI=", "ab"],
    ["base64", "", ""],
    ["quoted-printable", "h=C3=A9l=c3=a9na", "héléna"],
    ["Quoted-Printable", "one=\r\n two= \t\r\nthree", "one twothree"],
    ["quoted-printable", "a \t\r\nb  ", "a\r\nb"],
    ["quoted-printable", "a=20\r\nb\n=", "a \r\nb\n"],
    ["quoted-printable", "", ""],
  ])("%s of %j is %j", (encoding, body, content) => {
    expect(decode(encoding, body)).toBe(content);
  });

  test.each([
    ["base64", "YWJ"],
    ["base64", "YWJjZ==="],
    ["base64", "YW=j"],
    ["base64", "YWJj="],
    ["base64", "YW-j"],
    ["base64", "===="],
    ["base64", "é"],
    ["quoted-printable", "é"],
    ["quoted-printable", "a=4"],
    ["quoted-printable", "a=zz"],
    ["quoted-printable", "a= b"],
    ["quoted-printable", "a\u0000"],
    ["quoted-printable", "a\rb"],
    ["x-uuencode", "a"],
  ])("%s of %j is none", (encoding, body) => {
    expect(decode(encoding, body)).toBeUndefined();
  });

  test("any content comes back, whatever the lines are", () => {
    const octets = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(octets, fc.integer({ min: 1, max: 20 }), (content, width) => {
        const base64 = btoa(String.fromCharCode(...content));
        const lines = base64.replace(new RegExp(`.{${width}}`, "g"), "$&\r\n");
        expect(decodeTransfer(headers("base64"), encodeUtf8(lines))).toEqual(content);
        const quoted = [...content].map((octet) => `=${octet.toString(16).padStart(2, "0")}`);
        const folded = quoted.map((each, at) => (at % width === 0 ? `=\r\n${each}` : each)).join("");
        expect(decodeTransfer(headers("quoted-printable"), encodeUtf8(folded))).toEqual(content);
      }),
    );
  });

  test("what is decoded is never longer than what came, and long lines of anything are read once", () => {
    const fragment = fc.constantFrom("=", " ", "\t", "=3D", "\r\n", "=\r\n", "A", "QUJD", "é");
    fc.assert(
      fc.property(
        fc.array(fragment),
        fc.constantFrom("base64", "quoted-printable"),
        (fragments, encoding) => {
          const body = encodeUtf8(fragments.join(""));
          const decoded = decodeTransfer(headers(encoding), body);
          expect(decoded?.length ?? 0).toBeLessThanOrEqual(body.length);
        },
      ),
    );
    const blanks = encodeUtf8(`${" ".repeat(500_000)}=${" ".repeat(500_000)}x`);
    expect(decodeTransfer(headers("quoted-printable"), blanks)).toBeUndefined();
  });
});
