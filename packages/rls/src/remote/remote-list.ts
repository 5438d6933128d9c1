import { canonicalUri } from "@porchlight/documents";
import type { ListBody } from "./list-body";
import { type Accepts, follow, type RemoteContent, type RemoteCopy } from "./remote-content";
import { type RemoteView, type ViewBounds, viewOf } from "./remote-view";

/** What a list of another domain may be. */
interface RemoteListBounds extends ViewBounds {
  /** Resources over all lists in it. */
  readonly maxEntries: number;
  /** Octets of all documents. */
  readonly maxOctets: number;
}

export interface RemoteListOptions extends RemoteListBounds {
  /** By which it is subscribed to. */
  readonly uri: string;
  readonly accepts: Accepts;
}

/** A list of another domain as its server has told of it in one dialog. */
export class RemoteList {
  readonly #options: RemoteListOptions;
  #copy: RemoteCopy | undefined;
  #view: RemoteView;

  constructor(options: RemoteListOptions) {
    this.#options = options;
    this.#view = { uri: options.uri, names: [], members: [], standings: new Map() };
  }

  /** As of the latest notification. */
  get view(): RemoteView {
    return this.#view;
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
    this.#view = { ...viewOf(followed.copy, this.#options, [canonicalUri(uri)]), uri };
    return followed.refreshWanted ? "incomplete" : "current";
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
