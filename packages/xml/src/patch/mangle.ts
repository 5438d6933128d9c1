import { escapeAttribute } from "../escape";
import type { XmlElement } from "../node";
import { declaredPrefixes, outerNames } from "./outer-names";
import { choosePrefixes, type TargetContext } from "./prefix-choice";

/**
 * The text of content as it stands in the target (RFC 5261 section 4.2.3): names take the target's prefixes, declarations
 * the target lacks come along, everything else stays as the diff has it. `fragment` is the content read in the diff's scope.
 */
export function mangle(fragment: XmlElement, target: TargetContext): string {
  const edits = fragment.children.flatMap((child) =>
    child.kind === "element" ? editsFor(child, target) : [],
  );
  edits.sort((a, b) => a.at - b.at);
  const { source } = fragment;
  let text = "";
  let at = fragment.contentStart;
  for (const edit of edits) {
    text += source.slice(at, edit.at) + edit.insert;
    at = edit.at + edit.remove;
  }
  return text + source.slice(at, fragment.contentEnd);
}

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

function editsFor(element: XmlElement, target: TargetContext): Edit[] {
  const names = outerNames(element);
  const choice = choosePrefixes(names, target, declaredPrefixes(element));
  const edits: Edit[] = [];
  for (const name of names) {
    const prefix = choice.prefixOf(name);
    if (prefix === name.prefix) continue;
    const remove = name.prefix === "" ? 0 : name.prefix.length + 1;
    const insert = prefix === "" ? "" : `${prefix}:`;
    for (const at of name.places) edits.push({ at, remove, insert });
  }
  if (choice.travelling.size > 0) {
    const nameLength = (element.prefix === "" ? 0 : element.prefix.length + 1) + element.localName.length;
    edits.push({ at: element.start + 1 + nameLength, remove: 0, insert: declarations(choice.travelling) });
  }
  return edits;
}

export function declarations(bindings: ReadonlyMap<string, string>): string {
  let text = "";
  for (const [prefix, uri] of bindings) {
    text += ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(uri)}"`;
  }
  return text;
}
