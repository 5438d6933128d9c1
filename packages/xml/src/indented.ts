import type { XmlComment, XmlDocument, XmlElement, XmlNode, XmlPi } from "./node";

const STEP = "  ";

/**
 * A document laid out for reading, one element a line, each inside its parent; elements that hold text, and all tags,
 * are as they were written. Not the same document: white space between elements is another.
 */
export function indented({ source, children }: XmlDocument): string {
  const prolog = source
    .slice(0, children[0]?.start ?? 0)
    .replace("\ufeff", "")
    .trim();
  const lines = prolog === "" ? [] : [prolog];
  for (const child of children) write(child, "", source, lines);
  return `${lines.join("\n")}\n`;
}

function write(node: XmlNode | XmlComment | XmlPi, margin: string, source: string, lines: string[]): void {
  const { start, end } = node;
  if (node.kind !== "element" || !holdsElementsOnly(node)) {
    const text = source.slice(start, end);
    if (node.kind !== "text" || text.trim() !== "") lines.push(margin + text.trim());
    return;
  }
  lines.push(margin + source.slice(start, node.contentStart));
  for (const child of node.children) write(child, margin + STEP, source, lines);
  lines.push(margin + source.slice(node.contentEnd, end));
}

const holdsElementsOnly = ({ children }: XmlElement): boolean =>
  children.some(({ kind }) => kind === "element") &&
  children.every((child) => child.kind !== "text" || child.value.trim() === "");
