import { type DocumentCollection, type DocumentKey, encodeSegment } from "@porchlight/xdm";

/** Selectors from `from` on and before `before`, in code unit order. */
export interface SelectorRange {
  readonly from: string;
  readonly before: string;
}

/** After every selector, which is ASCII. */
const END = "\u007f";

/** The narrowest range that holds the collection; what is in it may still be outside of the collection. */
export function selectorRange({ auid, tree, xui, folder }: DocumentCollection): SelectorRange {
  let prefix = "";
  if (auid !== undefined) {
    prefix += `${encodeSegment(auid)}/`;
    if (tree !== undefined) {
      prefix += `${tree}/`;
      const isHome = tree === "global" || xui !== undefined;
      if (tree === "users" && xui !== undefined) prefix += `${encodeSegment(xui)}/`;
      if (isHome && folder !== undefined) prefix += folder.split("/").map(encodeSegment).join("/");
    }
  }
  return { from: prefix, before: prefix + END };
}

export const isIn = (key: DocumentKey, { auid, tree, xui, folder }: DocumentCollection): boolean =>
  (auid === undefined || key.auid === auid) &&
  (tree === undefined || key.tree === tree) &&
  (xui === undefined || key.xui === xui) &&
  (folder === undefined || key.path.startsWith(folder));
