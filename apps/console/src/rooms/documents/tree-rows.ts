import type { DocumentFacts } from "@porchlight/admin-api";
import type { Window, WindowPlace } from "~/parts/list/use-windows";

/** A document in the tree: whether it is the first of its user, and of its usage there. */
export interface TreeRow extends DocumentFacts {
  readonly opensUser: boolean;
  readonly opensUsage: boolean;
}

/**
 * Reads a window of the tree. The list comes by user, usage and path, so a row opens a branch where the one before it
 * is of another; the one before the window is read along.
 */
export async function treeWindow(
  { offset, limit }: WindowPlace,
  load: (window: WindowPlace) => Promise<Window<DocumentFacts>>,
): Promise<Window<TreeRow>> {
  const ahead = Math.min(offset, 1);
  const { items, total } = await load({ offset: offset - ahead, limit: limit + ahead });
  const rows = items.map((document, index) => {
    const before = items[index - 1];
    const opensUser = before?.user !== document.user;
    return { ...document, opensUser, opensUsage: opensUser || before?.usage !== document.usage };
  });
  return { items: rows.slice(ahead), total };
}
