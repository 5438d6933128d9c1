import { displayName, RESOURCE_LISTS } from "@porchlight/documents";
import type { Saying } from "@porchlight/kernel";
import {
  attributeOf,
  childElements,
  isNamed,
  parseXml,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import type { Say } from "~/words/say";
import { lineAt } from "../../rules/draft/open-draft";
import { rootFault } from "./root-fault";

/** What stands in lists: each kind with the attribute that says what it is (RFC 4826 section 3). */
export const NODE_KEYS = { list: "name", entry: "uri", "entry-ref": "ref", external: "anchor" } as const;

export type NodeKind = keyof typeof NODE_KEYS;

/** A list, or what stands in one. */
export interface ListNode {
  readonly kind: NodeKind;
  /** As the API names it: places among child elements, from 1, below the root. */
  readonly place: string;
  readonly element: XmlElement;
  /** Name of a list, URI of an entry, address of what a reference leads to; empty for a list without a name. */
  readonly key: string;
  /** Display name; undefined without one. */
  readonly title: string | undefined;
  readonly children: readonly ListNode[];
}

/** A text as lists, or why it does not read. */
export type OpenedLists =
  | { readonly kind: "lists"; readonly document: XmlDocument; readonly nodes: readonly ListNode[] }
  | { readonly kind: "fault"; readonly reason: Saying; readonly line: number | undefined }
  /** Nothing is written yet. */
  | { readonly kind: "empty" };

export function openLists(text: string): OpenedLists {
  if (text.trim() === "") return { kind: "empty" };
  const parsed = parseXml(text);
  if (!parsed.ok) {
    const { reason, offset } = parsed.error;
    return { kind: "fault", reason, line: lineAt(text, offset) };
  }
  const { root } = parsed.value;
  if (!isNamed(root, RESOURCE_LISTS, "resource-lists"))
    return { kind: "fault", reason: rootFault("resource-lists"), line: undefined };
  return { kind: "lists", document: parsed.value, nodes: nodesIn(root, "") };
}

/** What stands in a list or in the document, as the form shows it; all else is left as it is. */
function nodesIn(parent: XmlElement, place: string): readonly ListNode[] {
  return childElements(parent).flatMap((element, index): ListNode[] => {
    const kind = kindOf(element);
    if (kind === undefined) return [];
    const own = `${place}${index + 1}`;
    return [
      {
        kind,
        place: own,
        element,
        key: attributeOf(element, NODE_KEYS[kind])?.trim() ?? "",
        title: displayName(element)?.text,
        children: kind === "list" ? nodesIn(element, `${own}.`) : [],
      },
    ];
  });
}

function kindOf({ namespace, localName }: XmlElement): NodeKind | undefined {
  if (namespace !== RESOURCE_LISTS) return undefined;
  return Object.hasOwn(NODE_KEYS, localName) ? (localName as NodeKind) : undefined;
}

/** Every node, each before those in it. */
export function* allNodes(nodes: readonly ListNode[]): Iterable<ListNode> {
  for (const node of nodes) {
    yield node;
    yield* allNodes(node.children);
  }
}

export function nodeAt(nodes: readonly ListNode[], place: string | undefined): ListNode | undefined {
  for (const node of allNodes(nodes)) if (node.place === place) return node;
  return undefined;
}

/** What a node is called on the page. */
export function nodeLabel({ title, key, kind }: ListNode, say: Say): string {
  if (kind === "external") return say("lists.allOfTitle", { title: title ?? key });
  return title ?? (key === "" && kind === "list" ? say("lists.aListWithoutAName") : key);
}
