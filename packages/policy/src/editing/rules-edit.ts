import type { Identity } from "../identity/identity";
import { combinePermissions } from "../permissions/combine-permissions";
import { isPartOf, rankOf } from "./grant";
import type { OpenRules } from "./open-rules";
import { listsPath } from "./rules-in-force";
import { type Given, standingOf } from "./standing";

/** A document that has to change. */
export interface DocumentChange {
  /** Below the XCAP root, as in `RulesInForce`. */
  readonly path: string;
  /** Undefined when the document is new. */
  readonly before: string | undefined;
  readonly text: string;
}

/**
 * In the order to write them, none when nothing has to change. Between two of them nobody is given more than before all
 * of them or after.
 */
export type RulesEdit = readonly DocumentChange[];

/** What leads from one state of the documents to another; `identity` is the watcher it is about. */
export function editBetween(before: OpenRules, after: OpenRules, identity?: Identity): RulesEdit {
  const rules = after.rulesets.flatMap(({ path }) => changeOf(path, before, after));
  const lists = changeOf(listsPath(after.inForce.xui), before, after);
  const usual = [...rules, ...lists];
  return identity === undefined || isSafe(usual, { before, after, identity }) ? usual : [...lists, ...rules];
}

function changeOf(path: string, before: OpenRules, after: OpenRules): readonly DocumentChange[] {
  const [old, text] = [before, after].map(({ inForce }) => inForce.documents.get(path));
  return text === undefined || text === old ? [] : [{ path, before: old, text }];
}

interface Ends {
  readonly before: OpenRules;
  readonly after: OpenRules;
  readonly identity: Identity;
}

function isSafe(changes: RulesEdit, { before, after, identity }: Ends): boolean {
  const ends = [before, after].map((open) => standingOf(open, identity).most);
  return changes.slice(1).every((_, index) => {
    const written = changes.slice(0, index + 1).map(({ path, text }) => [path, text] as const);
    const between = before.with(new Map(written));
    return between.ok && isWithin(standingOf(between.value, identity).most, ends);
  });
}

const isWithin = (given: Given, ends: readonly Given[]): boolean =>
  rankOf(given.handling) <= Math.max(...ends.map(({ handling }) => rankOf(handling))) &&
  (given.handling !== "allow" ||
    isPartOf(given.permissions, combinePermissions(ends.map(({ permissions }) => permissions))));
