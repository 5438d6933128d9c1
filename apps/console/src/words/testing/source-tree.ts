import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseAst } from "vitest/node";

/** A node of a syntax tree (ESTree, with JSX and TypeScript). */
export interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface SourceFile {
  /** From the folder that was read: `frame/rail.tsx`. */
  readonly path: string;
  readonly tree: SyntaxNode;
}

/** The sources below a folder, without tests. */
export function sourcesIn(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /(?<!\.test|\.d)\.tsx?$/.test(name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path: relative(folder, path), tree: treeOf(readFileSync(path, "utf8"), path) }));
}

function treeOf(source: string, path: string): SyntaxNode {
  const tree: unknown = parseAst(source, { lang: path.endsWith("x") ? "tsx" : "ts" });
  if (!isNode(tree)) throw new Error(`${path} has no syntax tree`);
  return tree;
}

/** Every node of a tree, each before those in it. */
export function* nodesOf(node: SyntaxNode): Iterable<SyntaxNode> {
  yield node;
  for (const field of Object.values(node)) {
    for (const inner of Array.isArray(field) ? field : [field]) if (isNode(inner)) yield* nodesOf(inner);
  }
}

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** The text of a literal; undefined for any other node. */
export const literalOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;

/** The name of an identifier, of an attribute or of a key; undefined for any other node. */
export const nameOf = (node: unknown): string | undefined =>
  isNode(node) && typeof node.name === "string" ? node.name : literalOf(node);
