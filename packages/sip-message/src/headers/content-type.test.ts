import { expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { HeaderFields } from "../header-fields";
import { parseContentDisposition, printContentDisposition } from "./content-disposition";
import { contentEncodings } from "./content-encoding";
import { contentTypeOf, parseContentType, printContentType } from "./content-type";

test("a media type is lower case, its parameters stay", () => {
  const type = accepted(parseContentType('Multipart / Related ; Type="application/rlmi+xml";boundary=aBc'));
  expect(type).toMatchObject({ type: "multipart", subtype: "related", mediaType: "multipart/related" });
  expect(type.params.get("boundary")).toBe("aBc");
  expect(printContentType(type)).toBe('multipart/related;Type="application/rlmi+xml";boundary=aBc');
});

test("a malformed media type is refused", () => {
  for (const text of ["", "text", "text/", "/plain", "text/plain x", "text plain", "text/plain;"]) {
    expect(parseContentType(text).ok, text).toBe(false);
  }
});

test("a message has one Content-Type or none", () => {
  expect(contentTypeOf(new HeaderFields())).toEqual({ ok: true, value: undefined });
  const twice = new HeaderFields([
    ["content-type", "text/plain"],
    ["content-type", "text/html"],
  ]);
  expect(contentTypeOf(twice).ok).toBe(false);
});

test("COR-065 handling is required unless it is said to be optional", () => {
  expect(accepted(parseContentDisposition("Session; HANDLING=Optional"))).toMatchObject({
    type: "session",
    handling: "optional",
  });
  expect(accepted(parseContentDisposition("render")).handling).toBe("required");
  expect(accepted(parseContentDisposition("render;handling=whatever")).handling).toBe("required");
  expect(printContentDisposition(accepted(parseContentDisposition("render;handling=optional")))).toBe(
    "render;handling=optional",
  );
  expect(parseContentDisposition("").ok).toBe(false);
});

test("COR-018 codings in order, identity left out", () => {
  expect(contentEncodings(new HeaderFields([["content-encoding", "GZIP, identity"]]))).toEqual(["gzip"]);
  expect(contentEncodings(new HeaderFields())).toEqual([]);
});
