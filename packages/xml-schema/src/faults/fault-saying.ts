import type { Saying } from "@porchlight/kernel";
import { expectedNames, expectedSaying, parseExpandedName, strangerSaying } from "./expanded-name";
import { say } from "./sayings";
import { valueSaying } from "./value-saying";

/** What libxml2 finds wrong, in our words; in its own where it says something that we do not know. */
export function faultSaying(message: string): Saying {
  const [, element, attribute, words] = FORM.exec(message) ?? [];
  const said =
    element === undefined || words === undefined
      ? undefined
      : attribute === undefined
        ? elementSaying(element, words)
        : attributeSaying(element, attribute, words);
  return said ?? say("in-words-of-validator", { message });
}

const FORM = /^Element '([^']*)'(?:, attribute '([^']*)')?: (.*)$/s;

function elementSaying(element: string, words: string): Saying | undefined {
  const { name } = parseExpandedName(element);
  const [, required] = /^The attribute '([^']*)' is required but missing\.$/.exec(words) ?? [];
  if (required !== undefined)
    return say("element-without", { element: name, attribute: localName(required) });
  return (
    childrenSaying(element, words) ??
    contentSaying(name, words) ??
    valueSaying(words, say("element-named", { name }))
  );
}

function childrenSaying(element: string, words: string): Saying | undefined {
  const own = parseExpandedName(element);
  const [, what, list] = CHILDREN.exec(words) ?? [];
  const expected = list === undefined ? [] : expectedNames(list);
  switch (what) {
    case "This element is not expected":
      return list === undefined
        ? say("element-not-expected", { element: strangerSaying(own, expected) })
        : say("element-instead-of", {
            element: strangerSaying(own, expected),
            expected: expectedSaying(expected),
          });
    case "Missing child element(s)":
      return say("element-lacks", {
        element: say("element-named", { name: own.name }),
        expected: expectedSaying(expected),
      });
    default:
      return undefined;
  }
}

const CHILDREN = /^([^.]+)\.(?: Expected is (?:one of )?\( (.*) \)\.)?$/s;

function contentSaying(element: string, words: string): Saying | undefined {
  if (words.endsWith("the content type is empty.")) return say("element-not-empty", { element });
  if (words.startsWith("Character content ")) return say("text-directly-in", { element });
  return words.startsWith("Element content ") ? say("element-inside", { element }) : undefined;
}

function attributeSaying(element: string, attribute: string, words: string): Saying | undefined {
  const names = { element: localName(element), attribute: localName(attribute) };
  if (words === `The attribute '${attribute}' is not allowed.`) return say("attribute-not-allowed", names);
  return valueSaying(words, say("attribute-of", names));
}

const localName = (text: string): string => parseExpandedName(text).name;
