import { join } from "node:path/posix";
import { isNode, literalOf, nodesOf, type SourceFile, type SyntaxNode } from "./source-tree";

/** The sources that a page loads, at once or later: those it imports, and those that they import. */
export function sourcesBehind(path: string, sources: readonly SourceFile[]): readonly SourceFile[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found = new Set<SourceFile>();
  const visit = (at: string): void => {
    const source = byPath.get(at);
    if (source === undefined || found.has(source)) return;
    found.add(source);
    for (const wanted of importsOf(source.tree)) visit(resolved(wanted, at, byPath) ?? "");
  };
  visit(path);
  return [...found];
}

const IMPORTS = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
]);

/** What a source imports, but for types. */
const importsOf = (tree: SyntaxNode): readonly string[] =>
  [...nodesOf(tree)].flatMap((node) => {
    if (!IMPORTS.has(node.type) || node.importKind === "type" || node.exportKind === "type") return [];
    return isNode(node.source) ? (literalOf(node.source) ?? []) : [];
  });

/** The path of a source of ours; undefined for packages. */
function resolved(wanted: string, from: string, byPath: ReadonlyMap<string, SourceFile>): string | undefined {
  const base = wanted.startsWith("~/")
    ? wanted.slice(2)
    : wanted.startsWith(".")
      ? join(from, "..", wanted)
      : "";
  return [".ts", ".tsx"].map((end) => `${base}${end}`).find((path) => byPath.has(path));
}
