import { parseSync } from "vite";

/** A text for people that stands in the source of a component, where a word of the catalogue should be. */
export interface InlineText {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What people read or hear of these: attributes of elements, and properties of objects that become such. */
const SPOKEN = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "aria-valuetext",
  "description",
  "error",
  "help",
  "hint",
  "label",
  "placeholder",
  "subtitle",
  "text",
  "title",
]);

/** The texts of a source file (TSX or TypeScript): between tags, in spoken attributes and in spoken properties. */
export function inlineTexts(source: string, fileName: string): readonly InlineText[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName} cannot be parsed: ${errors[0]?.message}`);
  return spokenIn(program).map(({ text, start }) => ({
    text: text.trim().replace(/\s+/g, " "),
    line: source.slice(0, start).split("\n").length,
  }));
}

interface Found {
  readonly text: string;
  readonly start: number;
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

function spokenIn(node: unknown): readonly Found[] {
  if (Array.isArray(node)) return node.flatMap(spokenIn);
  if (!isNode(node)) return [];
  return [...saidBy(node), ...Object.values(node).flatMap(spokenIn)];
}

function saidBy(node: Node): readonly Found[] {
  switch (node.type) {
    case "JSXElement":
    case "JSXFragment":
      return Array.isArray(node.children) ? node.children.flatMap(stringsOf) : [];
    case "JSXAttribute":
      return SPOKEN.has(nameOf(node.name)) ? stringsOf(node.value) : [];
    case "Property":
      return SPOKEN.has(nameOf(node.key)) ? stringsOf(node.value) : [];
    default:
      return [];
  }
}

/** The strings that an expression can become. */
function stringsOf(node: unknown): readonly Found[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case "JSXText":
    case "Literal":
      return readable(node.value, node);
    case "TemplateLiteral":
      return Array.isArray(node.quasis) ? node.quasis.flatMap(stringsOf) : [];
    case "TemplateElement":
      return readable(isNode(node.value) ? node.value.cooked : undefined, node);
    case "JSXExpressionContainer":
      return stringsOf(node.expression);
    case "ConditionalExpression":
      return [...stringsOf(node.consequent), ...stringsOf(node.alternate)];
    case "LogicalExpression":
      return [...(node.operator === "&&" ? [] : stringsOf(node.left)), ...stringsOf(node.right)];
    case "BinaryExpression":
      return node.operator === "+" ? [...stringsOf(node.left), ...stringsOf(node.right)] : [];
    default:
      return [];
  }
}

const readable = (text: unknown, { start }: Node): readonly Found[] =>
  typeof text === "string" && typeof start === "number" && /\p{L}/u.test(text) ? [{ text, start }] : [];

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return "";
  const name = node.name ?? node.value;
  return typeof name === "string" ? name : "";
};
