import { describe, expect, test } from "vitest";
import { type MarkedDocument, markWithheld } from "./withheld-lines";

/** Lines as text, what is withheld in square brackets. */
const told = ({ lines }: MarkedDocument): string[] =>
  lines.map(
    ({ depth, parts }) =>
      "  ".repeat(depth) + parts.map(({ text, withheld }) => (withheld ? `[${text}]` : text)).join(""),
  );

const PERSON = `<p:person xmlns:p="urn:p" id="a"><p:mood><happy/></p:mood><note>in</note><note>out</note></p:person>`;
const whole = (...content: readonly string[]): string =>
  `<presence entity="x">${content.join("")}</presence>`;

describe("POL-091 what is withheld of a document", () => {
  test("elements that are not shown, with all that is in them", () => {
    const shown = whole(`<p:person xmlns:p="urn:p" id="a"><note>out</note></p:person>`);
    expect(told(markWithheld(whole("<tuple id='t'/>", PERSON), shown))).toEqual([
      '<presence entity="x">',
      "  [<tuple id='t'/>]",
      '  <p:person xmlns:p="urn:p" id="a">',
      "    [<p:mood>]",
      "      [<happy/>]",
      "    [</p:mood>]",
      "    [<note>in</note>]",
      "    <note>out</note>",
      "  </p:person>",
      "</presence>",
    ]);
  });

  test("counts them", () => {
    const { elements, withheldElements } = markWithheld(whole(PERSON), whole());
    expect({ elements, withheldElements }).toEqual({ elements: 6, withheldElements: 5 });
  });

  test("all of it where no document is shown", () => {
    expect(told(markWithheld(whole("<tuple id='t'/>"), undefined))).toEqual([
      '[<presence entity="x">]',
      "  [<tuple id='t'/>]",
      "[</presence>]",
    ]);
  });

  test("nothing where both are the same, whatever their prefixes and white space", () => {
    const other = `<q:person xmlns:q="urn:p"\n id="a"> <q:mood><happy/></q:mood> <note>in</note><note>out</note> </q:person>`;
    expect(markWithheld(whole(PERSON), whole(other)).withheldElements).toBe(0);
  });

  test("a component with another id is another one", () => {
    const { withheldElements } = markWithheld(
      whole('<tuple id="t"/><tuple id="u"/>'),
      whole('<tuple id="u"/>'),
    );
    expect(withheldElements).toBe(1);
  });

  test("single attributes", () => {
    expect(told(markWithheld('<a b="1" c="2"/>', '<a c="2"/>'))).toEqual(['<a [b="1"] c="2"/>']);
  });

  test("what is no XML is shown as the text it is", () => {
    expect(told(markWithheld("not\n<xml", undefined))).toEqual(["[not]", "[<xml]"]);
  });
});
