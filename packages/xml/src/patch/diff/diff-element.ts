import { escapeText } from "../../escape";
import type { XmlAttribute, XmlElement } from "../../node";
import type { PatchOperation } from "../patch-operation";
import { diffChildren } from "./diff-children";
import type { DiffScope } from "./diff-scope";
import { addedDeclarations, canBecome } from "./likeness";
import type { Path } from "./path";
import { type Item, slotsOf } from "./slots";

/** The operations that make one item the other: changes inside it, or all of it anew where that is shorter or the only way. */
export function diffItem(
  scope: DiffScope,
  target: { readonly path: Path; readonly leaf?: string },
  before: Item,
  after: Item,
): PatchOperation[] {
  const oldText = scope.before.source.slice(before.start, before.end);
  const newText = scope.after.source.slice(after.start, after.end);
  const alike = before.kind !== "element" || after.kind !== "element" || canBecome(before, after);
  if (oldText === newText && alike) return [];
  const carried = after.kind === "element" ? [after] : [];
  const anew = [scope.builder.build({ directive: "replace", content: newText }, { ...target, carried })];
  if (before.kind !== "element" || after.kind !== "element" || !alike) return anew;
  if (scope.rootAsWhole) return anew;
  const changes = diffElement(scope, target.path ?? [], before, after);
  return lengthOf(changes) <= lengthOf(anew) ? changes : anew;
}

function diffElement(scope: DiffScope, path: Path, before: XmlElement, after: XmlElement): PatchOperation[] {
  return [
    ...diffTag(scope, path, before, after),
    ...diffChildren(scope, path, slotsOf(before), slotsOf(after)),
  ];
}

/** New declarations first, as new attributes may need them. */
function diffTag(scope: DiffScope, path: Path, before: XmlElement, after: XmlElement): PatchOperation[] {
  const { builder } = scope;
  const operations = addedDeclarations(before, after).map(({ prefix, uri }) =>
    builder.build({ directive: "add", type: `namespace::${prefix}`, content: escapeText(uri) }, { path }),
  );
  for (const old of before.attributes) {
    const fresh = after.attributes.find((each) => sameName(each, old));
    const target = { path, leaf: `@${nameOf(old)}`, ...bindingOf(old) };
    if (fresh === undefined) operations.push(builder.build({ directive: "remove" }, target));
    else if (fresh.value !== old.value) {
      operations.push(builder.build({ directive: "replace", content: escapeText(fresh.value) }, target));
    }
  }
  for (const fresh of after.attributes) {
    if (before.attributes.some((each) => sameName(each, fresh))) continue;
    const parts = { directive: "add", type: `@${nameOf(fresh)}`, content: escapeText(fresh.value) } as const;
    operations.push(builder.build(parts, { path, ...bindingOf(fresh) }));
  }
  return operations;
}

const sameName = (a: XmlAttribute, b: XmlAttribute): boolean =>
  a.prefix === b.prefix && a.localName === b.localName && a.namespace === b.namespace;

const nameOf = ({ prefix, localName }: XmlAttribute): string =>
  prefix === "" ? localName : `${prefix}:${localName}`;

const bindingOf = ({ prefix, namespace }: XmlAttribute): { binding?: readonly [string, string] } =>
  prefix === "" || prefix === "xml" ? {} : { binding: [prefix, namespace] };

/** What the operations weigh, roughly, in characters of a diff document. */
const lengthOf = (operations: readonly PatchOperation[]): number =>
  operations.reduce((sum, { sel, content }) => sum + sel.length + content.length + ELEMENT_LENGTH, 0);

const ELEMENT_LENGTH = 24;
