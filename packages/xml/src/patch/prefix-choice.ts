import type { NamespaceBindings } from "../serialize";
import type { OuterName } from "./outer-names";

/** Where added names come to stand: the bindings in scope there, and the prefix of the evaluation context node. */
export interface TargetContext {
  readonly bindings: NamespaceBindings;
  /** Missing beside the root element, where there is no context element. */
  readonly prefix: string | undefined;
}

export interface PrefixChoice {
  /** The prefix a name is written with in the target. */
  prefixOf(name: Pick<OuterName, "prefix" | "attribute">): string;
  /** Declarations that come along, as the target has none for the namespace. */
  readonly travelling: ReadonlyMap<string, string>;
}

/**
 * Chooses the prefixes of added names (RFC 5261 section 4.2.3). A prefix that the content declares itself somewhere, or
 * that has to come along with another meaning, is of no use to names that would fall under that declaration.
 */
export function choosePrefixes(
  names: readonly OuterName[],
  target: TargetContext,
  localPrefixes: ReadonlySet<string>,
): PrefixChoice {
  const distinct = new Map(names.map((name) => [keyOf(name), name]));
  const travelling = new Map<string, string>();
  const chosen = new Map<string, string>();
  for (let settled = false; !settled; ) {
    settled = true;
    chosen.clear();
    for (const [key, name] of distinct) {
      if (travelling.get(name.prefix) === name.namespace) {
        chosen.set(key, name.prefix);
        continue;
      }
      const candidates = usablePrefixes(name, target.bindings, localPrefixes, travelling);
      const prefix = preferred(name.prefix, candidates, target.prefix);
      if (prefix !== undefined) chosen.set(key, prefix);
      else {
        travelling.set(name.prefix, name.namespace);
        settled = false;
      }
    }
  }
  return { travelling, prefixOf: (name) => chosen.get(keyOf(name)) ?? name.prefix };
}

const keyOf = ({ prefix, attribute }: Pick<OuterName, "prefix" | "attribute">): string =>
  `${attribute ? "@" : ""}${prefix}`;

function usablePrefixes(
  { prefix: own, namespace, attribute }: OuterName,
  bindings: NamespaceBindings,
  localPrefixes: ReadonlySet<string>,
  travelling: ReadonlyMap<string, string>,
): string[] {
  if (namespace === "") return (bindings.get("") ?? "") === "" && !travelling.has("") ? [""] : [];
  const usable: string[] = [];
  for (const [prefix, uri] of bindings) {
    const reachable = prefix === own || !localPrefixes.has(prefix);
    if (uri === namespace && reachable && !travelling.has(prefix) && !(attribute && prefix === "")) {
      usable.push(prefix);
    }
  }
  return usable;
}

/** The diff's own prefix, else the context element's, else the nearest before it in order, else the first. */
function preferred(
  own: string,
  candidates: readonly string[],
  context: string | undefined,
): string | undefined {
  if (candidates.includes(own)) return own;
  if (context !== undefined && candidates.includes(context)) return context;
  const sorted = [...candidates].sort();
  return sorted.findLast((prefix) => prefix < own) ?? sorted[0];
}
