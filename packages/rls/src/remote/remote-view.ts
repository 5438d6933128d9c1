import { canonicalUri } from "@porchlight/documents";
import type { ListMember, MemberList } from "../lists/member-list";
import { type MemberStanding, standingsOf } from "./member-standing";
import type { RemoteCopy } from "./remote-content";

/** A list of another domain as it is told on: without what leads back, or lies too deep. */
export interface RemoteView extends MemberList {
  /** By the key of the member. */
  readonly standings: ReadonlyMap<string, readonly MemberStanding[]>;
}

export interface ViewBounds {
  /** Lists within each other, the outermost counted. */
  readonly maxNesting: number;
  /** Whether a URI is a list of ours: it has come round, and would be in itself (RFC 4662 section 7.4). */
  isOurs(uri: string): boolean;
}

/** @param around canonical URIs of the list and of those it is in */
export function viewOf(copy: RemoteCopy, bounds: ViewBounds, around: readonly string[]): RemoteView {
  const members = new Map<string, ListMember>();
  const standings = new Map<string, readonly MemberStanding[]>();
  for (const { instances, names, uri } of copy.rows.values()) {
    const key = canonicalUri(uri);
    if (around.includes(key) || members.has(key) || bounds.isOurs(uri)) continue;
    const shown = standingsOf(instances, (inner) =>
      around.length < bounds.maxNesting ? viewOf(inner, bounds, [...around, key]) : undefined,
    );
    if (shown.length === 0 && instances.some(({ body }) => body?.kind === "list")) continue;
    standings.set(key, shown);
    members.set(key, { uri, key, names, list: undefined, refused: undefined });
  }
  return { uri: copy.uri, names: copy.names, members: [...members.values()], standings };
}
