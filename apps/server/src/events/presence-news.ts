import type { PresenceEndReason, PresenceNews } from "@porchlight/admin-api";
import {
  type PresenceDocument,
  presenceIcon,
  presenceSummary,
  readPresence,
  type Tuple,
} from "@porchlight/documents";
import type { WatchNews } from "@porchlight/engine";
import type { Clock } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import { instantTextOrNull } from "../admin/views/instant-text";

type Seen = Omit<Extract<PresenceNews, { state: "active" }>, "presentity" | "state">;

/** Turns what the engine tells a watcher into what is told over HTTP. */
export class NewsDesk {
  readonly #clock: Clock;
  /** Watchers with the same view are told the same body: it is read once for all of them. */
  readonly #seen = new WeakMap<object, Seen>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  newsOf(presentity: string, news: WatchNews): PresenceNews {
    switch (news.state) {
      case "active":
        return { presentity, state: "active", ...this.#seenIn(news.body) };
      case "pending":
        return { presentity, state: "pending" };
      case "ended":
        return { presentity, state: "ended", reason: reasonOf(news.reason) };
    }
  }

  #seenIn(body: { readonly text: string }): Seen {
    const known = this.#seen.get(body);
    if (known !== undefined) return known;
    const xml = parseXml(body.text);
    const document = xml.ok ? readPresence(xml.value) : xml;
    const seen = document.ok ? this.#summed(document.value) : NOTHING_KNOWN;
    this.#seen.set(body, seen);
    return seen;
  }

  #summed(document: PresenceDocument): Seen {
    const { mark, activities, note, since } = presenceSummary(document, this.#clock());
    return {
      mark,
      activities: [...activities],
      note: note ?? null,
      icon: presenceIcon(document) ?? null,
      since: instantTextOrNull(since),
      services: document.tuples.map(serviceOf),
    };
  }
}

const NOTHING_KNOWN: Seen = {
  mark: "unknown",
  activities: [],
  note: null,
  icon: null,
  since: null,
  services: [],
};

const serviceOf = ({ basic, willingness, contact, notes }: Tuple): Seen["services"][number] => ({
  basic: basic ?? null,
  willingness: willingness ?? null,
  contact: contact?.uri ?? null,
  note: notes.map(({ text }) => text.trim()).find((text) => text !== "") ?? null,
});

/** After these reasons a subscriber comes back at once, and nothing is different for it (RFC 6665 section 4.1.3). */
export const isToBeRenewed = (news: WatchNews): boolean =>
  news.state === "ended" && (news.reason === "deactivated" || news.reason === "timeout");

/**
 * Whoever is not shown anybody does not learn whether there is somebody: a block and an address that nobody has are told
 * alike.
 */
function reasonOf(reason: string): PresenceEndReason {
  switch (reason) {
    case "giveup":
    case "probation":
      return "later";
    case "limit":
      return "limit";
    default:
      return "unavailable";
  }
}
