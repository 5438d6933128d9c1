import fc from "fast-check";
import { expect, test } from "vitest";
import { readConflictReport } from "./conflict-report";

const type = "application/xcap-error+xml";
const report = (content: string): string =>
  `<?xml version="1.0"?><e:xcap-error xmlns:e="urn:ietf:params:xml:ns:xcap-error" xmlns:o="urn:oma:xml:xdm:xcap-error">${content}</e:xcap-error>`;

test.each([
  "not-well-formed",
  "not-xml-frag",
  "not-xml-att-value",
  "not-utf-8",
  "schema-validation-error",
  "cannot-insert",
  "cannot-delete",
  "constraint-failure",
])("XDM-033 %s, with its phrase and without", (kind) => {
  expect(readConflictReport(type, report(`<e:${kind} phrase="so"/>`))).toEqual({ kind, phrase: "so" });
  expect(readConflictReport(`${type};charset=UTF-8`, report(`<e:${kind}/>`))).toEqual({ kind });
});

test("XDM-017 no-parent tells the closest ancestor", () => {
  const content = "<e:no-parent><e:ancestor>http://office.test/xcap-root/a </e:ancestor></e:no-parent>";
  expect(readConflictReport(type, report(content))).toMatchObject({
    kind: "no-parent",
    ancestor: "http://office.test/xcap-root/a",
  });
});

test("XDM-027 uniqueness-failure tells the fields and what is free", () => {
  const content =
    '<e:uniqueness-failure><e:exists field="a/@b"><e:alt-value>c</e:alt-value><e:alt-value>d</e:alt-value></e:exists><e:exists/></e:uniqueness-failure>';
  expect(readConflictReport(type, report(content))).toEqual({
    kind: "uniqueness-failure",
    phrase: undefined,
    exists: [{ field: "a/@b", alternatives: ["c", "d"] }],
  });
});

test("XDM-034 the extension of OMA; one that is not known is a bare 409", () => {
  const failure =
    '<o:local-constraint-failure phrase="no"><o:alt-value field="f">v</o:alt-value></o:local-constraint-failure>';
  expect(readConflictReport(type, report(`<e:extension>${failure}</e:extension>`))).toEqual({
    kind: "local-constraint-failure",
    phrase: "no",
    alternatives: [{ field: "f", value: "v" }],
  });
  expect(readConflictReport(type, report("<e:extension><o:other/></e:extension>"))).toEqual({
    kind: "unspecified",
  });
});

test("XDM-094 a 409 without a report, or with one of another kind, is a bare 409", () => {
  for (const [contentType, body] of [
    [undefined, ""],
    ["text/html", report("<e:cannot-insert/>")],
    [type, ""],
    [type, "<xcap-error/>"],
    [type, report("")],
    [type, report("<e:something-new/>")],
  ] as const) {
    expect(readConflictReport(contentType, body)).toEqual({ kind: "unspecified" });
  }
});

test("any body is read or a bare 409", () => {
  fc.assert(fc.property(fc.string(), (text) => void readConflictReport(type, report(text))));
});
