import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";

interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** Every node of a tree, each before those in it. */
function* nodesOf(node: SyntaxNode): Iterable<SyntaxNode> {
  yield node;
  for (const field of Object.values(node))
    for (const inner of Array.isArray(field) ? field : [field]) if (isNode(inner)) yield* nodesOf(inner);
}

const nameOf = (node: unknown): string | undefined =>
  isNode(node) && typeof node.name === "string" ? node.name : undefined;

const root = join(import.meta.dirname, "../../..");
const sources = ["packages/ui/src", "apps/console/src", "apps/watcher/src"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /(?<!\.test|\.d)\.tsx$/.test(name))
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const tree: unknown = parseAst(readFileSync(path, "utf8"), { lang: "tsx" });
      if (!isNode(tree)) throw new Error(`${path} has no syntax tree`);
      return { path: relative(root, path), tree };
    }),
);

const quasiText = ({ value }: SyntaxNode): string =>
  typeof value === "object" && value !== null && "raw" in value ? String(value.raw) : "";

/** Texts of constants, by name. */
const constants = new Map<string, readonly string[]>();
for (const { tree } of sources)
  for (const node of nodesOf(tree)) {
    const name = node.type === "VariableDeclarator" ? nameOf(node.id) : undefined;
    const isText =
      isNode(node.init) && ["Literal", "ObjectExpression", "TSAsExpression"].includes(node.init.type);
    if (name !== undefined && isText && isNode(node.init)) constants.set(name, textsIn(node.init));
  }

/** The texts that an expression may come to, those of constants among them. */
function textsIn(expression: SyntaxNode): readonly string[] {
  return [...nodesOf(expression)].flatMap((node) => {
    if (node.type === "Literal" && typeof node.value === "string") return [node.value];
    if (node.type === "TemplateElement") return [quasiText(node)];
    return constants.get(nameOf(node) ?? "") ?? [];
  });
}

/** Classes of one text that the other sets too, without saying that it has to win. */
function conflictsOf(one: string, other: string): readonly string[] {
  const all = `${one} ${other}`.split(/\s+/).filter((name) => name !== "");
  const left = new Set(twMerge(all.join(" ")).split(" "));
  return all.filter((name) => !left.has(name));
}

const callsOfCn = (tree: SyntaxNode) =>
  [...nodesOf(tree)].flatMap(({ type, callee, arguments: given, start }) =>
    type === "CallExpression" && nameOf(callee) === "cn" && Array.isArray(given)
      ? [{ start: Number(start), given: given.filter(isNode) }]
      : [],
  );

/** What each part of this package joins with the classes that it is given. */
const joined = new Map<string, readonly string[]>();
for (const { path, tree } of sources.filter((source) => source.path.startsWith("packages/ui/"))) {
  const parts = [...readFileSync(join(root, path), "utf8").matchAll(/export (?:const|function) ([A-Z]\w*)/g)];
  for (const { given, start } of callsOfCn(tree)) {
    const [, name = ""] = parts.findLast(({ index }) => index < start) ?? [];
    if (given.some((each) => nameOf(each) === "className"))
      joined.set(name, [...(joined.get(name) ?? []), ...given.flatMap(textsIn)]);
  }
}

/** Alternatives are no conflict. */
const isEither = (one: SyntaxNode, other: SyntaxNode): boolean =>
  one.type === "LogicalExpression" && other.type === "LogicalExpression";

test("no two classes of one element set the same: which of them counts is for the style sheet", () => {
  const found = sources.flatMap(({ path, tree }) =>
    callsOfCn(tree).flatMap(({ given }) =>
      given.flatMap((one, index) =>
        given
          .slice(index + 1)
          .filter((other) => !isEither(one, other))
          .flatMap((other) =>
            textsIn(one).flatMap((text) => textsIn(other).flatMap((later) => conflictsOf(text, later))),
          )
          .map((name) => `${path}: ${name}`),
      ),
    ),
  );
  expect(found).toEqual([]);
});

test("a class that is given to a part and sets what the part sets says that it wins", () => {
  const found = sources.flatMap(({ path, tree }) =>
    [...nodesOf(tree)].flatMap(({ type, name, attributes }) => {
      const own = type === "JSXOpeningElement" ? joined.get(nameOf(name) ?? "") : undefined;
      if (own === undefined || !Array.isArray(attributes)) return [];
      const given = attributes.filter(isNode).find((each) => nameOf(each.name) === "className");
      return (given === undefined ? [] : textsIn(given)).flatMap((text) =>
        own.flatMap((part) => conflictsOf(part, text)).map((each) => `${path}: ${nameOf(name)} ${each}`),
      );
    }),
  );
  expect(sources.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});
