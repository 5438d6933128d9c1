import type { LiveNode, LiveParent, LiveText } from "./live-tree";

/** Puts nodes among the children; a text beside a text becomes one with it (RFC 5261 section 4.3.5). */
export function insertNodes(parent: LiveParent, index: number, nodes: readonly LiveNode[]): void {
  if (nodes.length === 0) return;
  const { children } = parent;
  const before = children.slice(0, index);
  const joined: LiveNode[] = [];
  for (const node of nodes) append(joined, node);
  for (const node of children.slice(index)) append(joined, node);
  const [first, ...rest] = joined;
  if (first !== undefined) append(before, first);
  replaceAll(children, before, rest);
  changed(parent);
}

/** Takes children out; texts that come together become one (RFC 5261 section 4.5.6). */
export function removeNodes(parent: LiveParent, index: number, count: number): void {
  const { children } = parent;
  const rest = children.slice(index + count);
  const before = children.slice(0, index);
  const [next, ...others] = rest;
  if (next !== undefined) append(before, next);
  replaceAll(children, before, others);
  changed(parent);
}

export function replaceNode(parent: LiveParent, index: number, node: LiveNode): void {
  parent.children[index] = node;
  changed(parent);
}

function changed(parent: LiveParent): void {
  if (parent.kind === "element") parent.refilled();
}

function replaceAll(children: LiveNode[], before: readonly LiveNode[], after: readonly LiveNode[]): void {
  children.length = 0;
  for (const node of before) children.push(node);
  for (const node of after) children.push(node);
}

function append(nodes: LiveNode[], node: LiveNode): void {
  const last = nodes[nodes.length - 1];
  if (last?.kind === "text" && node.kind === "text") nodes[nodes.length - 1] = join(last, node);
  else nodes.push(node);
}

/** Two texts as one, written so that neither `]]>` nor a line end appears that was not there. */
function join(first: LiveText, second: LiveText): LiveText {
  return { kind: "text", value: first.value + second.value, raw: joinRaw(first.raw, second.raw) };
}

function joinRaw(first: string, second: string): string {
  if (first.endsWith("\r") && second.startsWith("\n")) return `${first.slice(0, -1)}\n${second}`;
  if (first.endsWith("]]") && second.startsWith(">")) return `${first}&gt;${second.slice(1)}`;
  if (first.endsWith("]") && second.startsWith("]>")) return `${first}]&gt;${second.slice(2)}`;
  return first + second;
}
