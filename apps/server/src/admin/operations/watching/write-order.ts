import type { DocumentChange, RulesEdit } from "@porchlight/policy";

/**
 * Edits made one on the other, as one: each document is written once where all of them agree on the order of their
 * documents, else everything is written as it comes. Edits are about different watchers, so that between two documents
 * each of these is given what its own edit gives it there.
 */
export function inOneOrder(edits: readonly RulesEdit[]): RulesEdit {
  const order = commonOrder(edits.map((edit) => edit.map(({ path }) => path)));
  return order === undefined ? edits.flat() : order.map((path) => merged(path, edits.flat()));
}

/** All names, each after those that stand before it in any sequence; undefined where that cannot be. */
function commonOrder(sequences: readonly (readonly string[])[]): readonly string[] | undefined {
  const left = new Set(sequences.flat());
  const order: string[] = [];
  const isNext = (name: string): boolean =>
    sequences.every(
      (names) => !names.slice(0, Math.max(0, names.lastIndexOf(name))).some((each) => left.has(each)),
    );
  while (left.size > 0) {
    const next = [...left].find(isNext);
    if (next === undefined) return undefined;
    left.delete(next);
    order.push(next);
  }
  return order;
}

function merged(path: string, changes: readonly DocumentChange[]): DocumentChange {
  const own = changes.filter((change) => change.path === path);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`no edit is about ${path}`);
  return { path, before: first.before, text: last.text };
}
