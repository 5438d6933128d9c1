import { join } from "node:path";
import { dirname } from "node:path/posix";
import { expect, test } from "vitest";
import english from "../../words/en.json";
import { COMMON } from "./common";
import {
  isNode,
  literalOf,
  nameOf,
  nodesOf,
  type SourceFile,
  type SyntaxNode,
  sourcesIn,
} from "./testing/source-tree";
import { sourcesBehind } from "./testing/sources-behind";

const sources = sourcesIn(join(import.meta.dirname, ".."));
const rooms: ReadonlySet<string> = new Set([...Object.keys(english), "rpid"]);

/** Whether there is a sentence, or sentences, of this key. */
function isKey(key: string): boolean {
  let at: unknown = english;
  for (const name of key.split("."))
    at = typeof at === "object" && at !== null && new Map(Object.entries(at)).get(name);
  return at !== undefined && at !== false;
}

/** Some are spelt like keys. */
const NAMES_OF_ACTIONS = "rooms/audit/action-text.ts";

/** What a room shows of the server's own sentences comes with its page; those of faults may come later. */
const SAYS_BY_CODE = /(?:^|\/)api\/said-text$/;

/** The rooms whose sentences a source can say, wherever a key stands in it. */
const roomsSaidIn = ({ path, tree }: SourceFile): readonly string[] =>
  [...nodesOf(tree)].flatMap((node) => {
    if (node.type === "ImportDeclaration" && isNode(node.source))
      return path.startsWith("rooms/") && SAYS_BY_CODE.test(literalOf(node.source) ?? "") ? ["said"] : [];
    if (path.startsWith("api/said-text")) return [];
    const key = literalOf(node);
    if (key !== undefined)
      return key.includes(".") && isKey(key) && path !== NAMES_OF_ACTIONS ? [roomOf(key)] : [];
    const start = templateStart(node);
    return start?.includes(".") && rooms.has(roomOf(start)) ? [roomOf(start)] : [];
  });

const roomOf = (key: string): string => key.split(".", 1)[0] ?? "";

/** The text of a template before its first place. */
function templateStart(node: SyntaxNode): string | undefined {
  if (node.type !== "TemplateLiteral" || !Array.isArray(node.quasis)) return undefined;
  const [first] = node.quasis;
  return String(first?.value.raw);
}

/** The rooms that a page or a layout brings along: `<RoomWords of={[...]}>`. */
const roomsBroughtBy = (tree: SyntaxNode): readonly string[] =>
  [...nodesOf(tree)].flatMap((node) => {
    if (node.type !== "JSXOpeningElement" || nameOf(node.name) !== "RoomWords") return [];
    const [of] = Array.isArray(node.attributes) ? node.attributes : [];
    return isNode(of) ? [...nodesOf(of)].flatMap((each) => literalOf(each) ?? []) : [];
  });

const behind = (path: string): ReadonlySet<string> =>
  new Set(sourcesBehind(path, sources).flatMap(roomsSaidIn));

const treeAt = (path: string) => sources.find((source) => source.path === path)?.tree;

/** The layouts around a page, but for the outermost, which has what every page has. */
function layoutsAround(page: string): readonly string[] {
  const folder = dirname(page);
  const layout = `${folder}/layout.tsx`;
  if (folder === "app") return [];
  return [...(treeAt(layout) === undefined ? [] : [layout]), ...layoutsAround(folder)];
}

const pages = sources.filter(
  ({ path }) => /^app\/.*\b(?:page|layout)\.tsx$/.test(path) && path !== "app/layout.tsx",
);

test.each(pages.map(({ path, tree }) => [path, tree] as const))(
  "%s has the sentences of all that it says, and no others",
  (path, tree) => {
    const above = new Set<string>([
      ...COMMON,
      ...layoutsAround(path)
        .filter((layout) => layout !== path)
        .flatMap((layout) => roomsBroughtBy(treeAt(layout) ?? tree)),
    ]);
    const needed = [...behind(path)].filter((room) => !above.has(room));
    expect([...roomsBroughtBy(tree)].sort()).toEqual(needed.sort());
  },
);

test("what stands around every page says what every page has", () => {
  const around = sources.filter(({ path }) =>
    ["app/error.tsx", "app/not-found.tsx", "app/layout.tsx"].includes(path),
  );
  const said = around.flatMap(({ path }) => [...behind(path)]);
  expect(said.filter((room) => !new Set<string>(COMMON).has(room))).toEqual([]);
});
