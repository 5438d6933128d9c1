import { isNode, literalOf, nameOf, nodesOf, type SyntaxNode } from "./source-tree";

/** Attributes and properties whose text a reader reads. */
const READ = new Set([
  ...["label", "title", "alt", "placeholder", "hint", "line", "description", "error", "confirm", "header"],
  ...["aria-label", "removeLabel", "subtitle", "text", "meaning", "detail", "remedy", "words", "word"],
]);

/** Texts in a source that a reader reads and that are not said by the words of a language. */
export const inlineTexts = (tree: SyntaxNode): readonly string[] =>
  [...nodesOf(tree)].flatMap((node) => {
    switch (node.type) {
      case "JSXElement":
      case "JSXFragment":
        return Array.isArray(node.children) ? node.children.flatMap(shownBy) : [];
      case "JSXAttribute":
        return readAs(nameOf(node.name), shownBy(node.value));
      case "Property":
        return nameOf(node.key) === "confirm" ? [] : readAs(nameOf(node.key), literalsIn(node.value));
      default:
        return [];
    }
  });

/** What is called `name` is read where it begins with a capital; elsewhere it is the name of a field. */
function readAs(name: string | undefined, texts: readonly string[]): readonly string[] {
  if (name === "name") return texts.filter((text) => /^\p{Lu}/u.test(text));
  return READ.has(name ?? "") ? texts : [];
}

/** What a child of an element or the value of an attribute shows. */
function shownBy(node: unknown): readonly string[] {
  if (!isNode(node)) return [];
  if (node.type === "JSXText") return textsIn(node.value);
  return literalsIn(node.type === "JSXExpressionContainer" ? node.expression : node);
}

/** The literals that an expression may come to. */
function literalsIn(node: unknown): readonly string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case "ConditionalExpression":
      return [...literalsIn(node.consequent), ...literalsIn(node.alternate)];
    case "LogicalExpression":
      return literalsIn(node.right);
    case "TemplateLiteral":
      return Array.isArray(node.quasis) ? node.quasis.flatMap(quasiTexts) : [];
    default:
      return textsIn(literalOf(node));
  }
}

function quasiTexts(quasi: unknown): readonly string[] {
  const value = isNode(quasi) ? quasi.value : undefined;
  return typeof value === "object" && value !== null && "raw" in value ? textsIn(value.raw) : [];
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === "string" && /\p{L}/u.test(value) ? [value.replace(/\s+/g, " ").trim()] : [];
