import { escapeAttribute } from "../escape";
import type { NamespaceDeclaration, XmlElement, XmlNode } from "../node";
import { parseXml } from "../parse";

/** The canonical form with comments of a document (Canonical XML 1.0), written for comparison and not for signatures. */
export function canonicalForm(text: string): string {
  const parsed = parseXml(text, { maxLength: 1e8, maxDepth: 200, maxAttributes: 500, maxNodes: 1e7 });
  if (!parsed.ok) throw new Error(`${parsed.error.reason.text}: ${text}`);
  return parsed.value.children.map((node) => write(node, new Map())).join("\n");
}

type Rendered = ReadonlyMap<string, string>;

function write(node: XmlNode, rendered: Rendered): string {
  switch (node.kind) {
    case "text":
      return node.value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\r/g, "&#13;");
    case "comment":
      return `<!--${node.value}-->`;
    case "pi":
      return `<?${node.target} ${node.value}?>`;
    case "element":
      return writeElement(node, rendered);
  }
}

function writeElement(element: XmlElement, rendered: Rendered): string {
  const declared = element.declarations.filter(({ prefix, uri }) => (rendered.get(prefix) ?? "") !== uri);
  const now = new Map(rendered);
  for (const { prefix, uri } of declared) now.set(prefix, uri);
  const name = element.prefix === "" ? element.localName : `${element.prefix}:${element.localName}`;
  const attributes = element.attributes
    .map((each) => {
      const own = each.prefix === "" ? each.localName : `${each.prefix}:${each.localName}`;
      return `{${each.namespace}}${own}="${escapeAttribute(each.value)}"`;
    })
    .sort();
  const namespaces = declared
    .map((each: NamespaceDeclaration) => `xmlns:${each.prefix}="${each.uri}"`)
    .sort();
  const content = element.children.map((child) => write(child, now)).join("");
  return `<${[name, ...namespaces, ...attributes].join(" ")}>${content}</${name}>`;
}
