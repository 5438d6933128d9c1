import { documentHome } from "../document-library/document-path";

/**
 * How far a collection reaches. One that names a home, or the global tree, reaches what is in it. A wider one, such as
 * `resource-lists/`, reaches the home of the subscriber and the global trees: nobody learns of all users by it.
 */
export function isWide(prefix: string): boolean {
  const [, tree, xui] = prefix.split("/");
  return tree !== "global" && (xui === undefined || xui === "");
}

/** Everything that a path lies in, the outermost first: every prefix that ends in a slash, and the empty one. */
export function* prefixesOf(path: string): Iterable<string> {
  yield "";
  for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) yield path.slice(0, end + 1);
}

/** The home that a path or a narrow prefix lies in; empty for the global tree. */
export const homeOf = (path: string): string => documentHome(path)?.xui ?? "";
