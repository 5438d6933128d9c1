import { expect, test } from "vitest";
import { inlineTexts } from "./inline-text";

const found = (source: string): readonly string[] =>
  inlineTexts(source, "part.tsx").map(({ line, text }) => `${line}: ${text}`);

test.each([
  ["between tags", "<p>\n  Hello <b>you</b>\n</p>", ["1: Hello", "2: you"]],
  ["in a fragment", "<>Hello</>", ["1: Hello"]],
  ["in an expression", '<p>{isOpen ? "Open" : "Closed"}</p>', ["1: Open", "1: Closed"]],
  ["where something holds", '<p>{isOpen && "Open"}</p>', ["1: Open"]],
  ["around a value", `<p>{\`\${count} left\`}</p>`, ["1: left"]],
  ["joined", '<p>{count + " left"}</p>', ["1: left"]],
  ["that is heard", `<p aria-label="Hello" title={\`to \${name}\`} />`, ["1: Hello", "1: to"]],
  ["of an option", 'const options = [{ value: "a", label: "First" }];', ["1: First"]],
])("a text %s is found", (_case, source, texts) => {
  expect(found(source)).toEqual(texts);
});

test.each([
  ["classes and tests", '<p className="flex" data-testid="x" role="status" type="submit" />'],
  ["words of a catalogue", "<p title={words.title}>{words.hello(name)}</p>"],
  ["marks without a letter", '<p label="●">{" "} · 99+</p>'],
  ["strings that decide", '<p>{kind === "open" && <b />}</p>'],
])("%s are no texts", (_case, source) => {
  expect(found(source)).toEqual([]);
});

test("what is no source is told", () => {
  expect(() => found("<p>")).toThrow("part.tsx cannot be parsed");
});
