import type { PresenceNews } from "@porchlight/admin-api";
import type { Hasher } from "@porchlight/kernel";

/** News as it goes out, and the mark that tells it from any other. */
export interface MarkedNews {
  readonly presentity: string;
  readonly state: PresenceNews["state"];
  readonly data: string;
  readonly mark: string;
}

/** Hexadecimal digits of a mark: 64 bits, of an id that may hold one for each presentity of a stream. */
const DIGITS = 16;

export function markedNews(news: PresenceNews, hasher: Pick<Hasher, "hex">): MarkedNews {
  const data = JSON.stringify(news);
  const mark = hasher.hex("SHA-256", data).slice(0, DIGITS);
  return { presentity: news.presentity, state: news.state, data, mark };
}

/** The id of an event names all that its reader knows then, so that a server that remembers no reader can go on. */
export const eventId = (marks: Iterable<string>): string => [...marks].join(".");

/** What a reader knows who names this event as its last. An id of others names nothing. */
export const marksIn = (lastEventId: string | undefined): ReadonlySet<string> =>
  new Set(lastEventId?.split(".").filter((mark) => /^[0-9a-f]{16}$/.test(mark)));
