import { ok, type Result } from "@porchlight/kernel";
import { isSpace } from "../chars";
import { escapeAttribute } from "../escape";
import type { NamespaceDeclaration, XmlAttribute, XmlElement } from "../node";
import { replaceNode } from "./children";
import { type Failure, refuse } from "./failure";
import { parseInScope } from "./fragment";
import { LiveElement } from "./live-tree";
import { type PatchContext, scopeOf } from "./patch-context";

/** A span of a start tag, counted like those of its head, and what comes in its place. */
export interface TagEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Behind the last attribute or declaration, where another can be written. */
export function endOfTag(element: LiveElement): number {
  const { head, tag } = element;
  return head.start + tag.trimEnd().length;
}

export const valueEdit = ({ valueStart, valueEnd }: XmlAttribute, value: string): TagEdit => ({
  start: valueStart - 1,
  end: valueEnd + 1,
  text: `"${escapeAttribute(value)}"`,
});

/** Takes an attribute or declaration out, with the white space before it. */
export function removalEdit(
  element: LiveElement,
  { start, end }: XmlAttribute | NamespaceDeclaration,
): TagEdit {
  const { head, tag } = element;
  let from = start;
  while (isSpace(tag.charCodeAt(from - head.start - 1))) from -= 1;
  return { start: from, end, text: "" };
}

/** Changes attributes; names keep their meaning. */
export function editAttributes(element: LiveElement, edit: TagEdit): Result<undefined, Failure> {
  const tag = edited(element, edit);
  const head = soleElement(`${tag}/>`, element);
  if (head === undefined) return refuse("invalid-attribute-value", "the start tag would not be well-formed");
  element.retag(tag, head);
  return ok(undefined);
}

/** Changes declarations; names in the element may change their meaning with them, so all of it is read again. */
export function editDeclarations(
  context: PatchContext,
  element: LiveElement,
  edit: TagEdit,
): Result<undefined, Failure> {
  const tag = edited(element, edit);
  element.retag(tag, element.head);
  const text = element.write();
  const index = element.parent.children.indexOf(element);
  if (!context.effort.spend(text.length + index)) {
    return refuse("invalid-patch-directive", "the patch takes too much work");
  }
  const again = soleElement(text, element);
  if (again === undefined)
    return refuse("invalid-namespace-uri", "names in the element would lose their meaning");
  replaceNode(element.parent, index, new LiveElement(again, element.parent));
  return ok(undefined);
}

function edited({ head, tag }: LiveElement, { start, end, text }: TagEdit): string {
  return tag.slice(0, start - head.start) + text + tag.slice(end - head.start);
}

/** The element a text is, read in the scope around another. */
function soleElement(text: string, { parent }: LiveElement): XmlElement | undefined {
  const fragment = parseInScope(text, scopeOf(parent));
  const only = fragment.ok ? fragment.value.children[0] : undefined;
  return only?.kind === "element" ? only : undefined;
}
