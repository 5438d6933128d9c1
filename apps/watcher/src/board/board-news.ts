import { visibleText } from "@porchlight/ui";
import { words } from "../words/words";
import { type BoardRow, contactName } from "./arrange-contacts";
import { stateWords } from "./contact-words";

/** What was last known of each contact, by URI. */
export type Known = ReadonlyMap<string, string>;

/** More changes than this at a time are counted, not told one by one. */
const TOLD_ONE_BY_ONE = 3;

/** What is known of contacts: not of those that are still asked about, nor while the news are old. */
export const knownOf = (rows: readonly BoardRow[]): Known =>
  new Map(rows.flatMap((row) => (isKnown(row) ? [[row.contact.uri, stateWords(row.state)] as const] : [])));

const isKnown = ({ state: { stale, summary, mark } }: BoardRow): boolean =>
  !stale && (summary !== undefined || mark === "pending");

/** What has changed for those who hear the board, in one sentence or two; empty where nothing has. */
export function newsOf(before: Known, rows: readonly BoardRow[]): string {
  const changed = rows.filter((row) => {
    const was = before.get(row.contact.uri);
    return was !== undefined && isKnown(row) && was !== stateWords(row.state);
  });
  if (changed.length > TOLD_ONE_BY_ONE) return words.board.manyChanged(changed.length);
  return changed.map(({ contact, state }) => sentence(contactName(contact), stateWords(state))).join(" ");
}

const sentence = (name: string, state: string): string => visibleText(words.board.changed(name, state));
