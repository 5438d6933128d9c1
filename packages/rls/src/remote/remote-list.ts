import { canonicalUri } from "@porchlight/documents";
import type { ListMember, MemberList } from "../lists/member-list";
import type { ListBody } from "./list-body";
import { type MemberStanding, standingOf } from "./member-standing";
import { type Accepts, follow, type RemoteContent, type RemoteCopy } from "./remote-content";

/** What a list of another domain may be. */
interface RemoteListBounds {
  /** Resources over all lists in it. */
  readonly maxEntries: number;
  /** Lists within each other, the outermost counted. */
  readonly maxNesting: number;
  /** Octets of all documents. */
  readonly maxOctets: number;
}

export interface RemoteListOptions extends RemoteListBounds {
  /** By which it is subscribed to. */
  readonly uri: string;
  readonly accepts: Accepts;
  /** Whether a URI is a list of ours: it has come round, and would be in itself (RFC 4662 section 7.4). */
  isOurs(uri: string): boolean;
}

/** A list of another domain as its server has told of it in one dialog. */
export class RemoteList {
  readonly #options: RemoteListOptions;
  #copy: RemoteCopy | undefined;
  #standings = new Map<string, MemberStanding>();
  #members: MemberList;

  constructor(options: RemoteListOptions) {
    this.#options = options;
    this.#members = { uri: options.uri, names: [], members: [] };
  }

  /** As of the latest notification; the keys of members tell apart those of lists within. */
  get members(): MemberList {
    return this.#members;
  }

  /** @param key of a member */
  standing(key: string): MemberStanding {
    return this.#standings.get(key) ?? { state: "unknown" };
  }

  /**
   * Takes a notification. `incomplete`: something before it is missing, and a refresh has to mend it; `outdated`: it is not
   * newer than what is known; `too-large`: nothing has changed.
   */
  take(body: ListBody): "current" | "incomplete" | "outdated" | "too-large" {
    const { accepts, uri } = this.#options;
    const followed = follow(this.#copy, body, accepts);
    if (followed.kind === "outdated") return "outdated";
    if (!isWithin(followed.copy, this.#options)) return "too-large";
    this.#copy = followed.copy;
    this.#standings = new Map();
    const list = this.#listOf(followed.copy, "", [canonicalUri(uri)]);
    this.#members = { ...list, uri };
    return followed.refreshWanted ? "incomplete" : "current";
  }

  /** @param around canonical URIs of the list and of those it is in */
  #listOf(copy: RemoteCopy, path: string, around: readonly string[]): MemberList {
    const members = new Map<string, ListMember>();
    for (const { instances, names, uri } of copy.rows.values()) {
      const own = canonicalUri(uri);
      const key = `${path}${own}`;
      if (around.includes(own) || members.has(key) || this.#options.isOurs(uri)) continue;
      const standing = standingOf(instances);
      const inner = standing.state === "active" ? standing.content : undefined;
      if (inner?.kind === "list" && around.length >= this.#options.maxNesting) continue;
      this.#standings.set(key, standing);
      const list = inner?.kind === "list" ? this.#listOf(inner.copy, `${key} `, [...around, own]) : undefined;
      members.set(key, { uri, key, names, list, refused: undefined });
    }
    return { uri: copy.uri, names: copy.names, members: [...members.values()] };
  }
}

function isWithin(copy: RemoteCopy, { maxEntries, maxOctets }: RemoteListBounds): boolean {
  let entries = 0;
  let octets = 0;
  for (const content of contentsOf(copy)) {
    entries += 1;
    if (content?.kind === "document") octets += content.body.octets;
  }
  return entries <= maxEntries && octets <= maxOctets;
}

/** Of all resources, those of lists within too; undefined for one without a state. */
function* contentsOf({ rows }: RemoteCopy): Iterable<RemoteContent | undefined> {
  for (const { instances } of rows.values()) {
    if (instances.length === 0) yield undefined;
    for (const { body } of instances) {
      yield body;
      if (body?.kind === "list") yield* contentsOf(body.copy);
    }
  }
}
