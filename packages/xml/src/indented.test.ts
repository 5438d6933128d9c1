import { expect, test } from "vitest";
import { indented } from "./indented";
import { parseXml } from "./parse";

function laidOut(text: string): string {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.error.reason.text);
  return indented(parsed.value);
}

test("a document in one line is laid out one element a line, every tag as it was written", () => {
  const text = `\ufeff<?xml version="1.0"?><!-- c --><r  xmlns='urn:r'><a x = "1"/><b><c>t<i/>&lt;</c><!-- d --></b><e></e></r><?p?>`;
  expect(laidOut(text)).toBe(
    [
      '<?xml version="1.0"?>',
      "<!-- c -->",
      "<r  xmlns='urn:r'>",
      '  <a x = "1"/>',
      "  <b>",
      "    <c>t<i/>&lt;</c>",
      "    <!-- d -->",
      "  </b>",
      "  <e></e>",
      "</r>",
      "<?p?>",
      "",
    ].join("\n"),
  );
});

test("what is laid out already stays, and what was deep comes back to its margin", () => {
  const text = "<r>\n  <a/>\n  <b>\n    <c/>\n  </b>\n</r>\n";
  expect(laidOut(text)).toBe(text);
  expect(laidOut("<r>\n\n\t\t<a/> <b>\n<c/></b></r>")).toBe(text);
});
