import type { RlmiResource } from "@porchlight/documents";
import type { StateSource, SubscriptionWish } from "@porchlight/event-notifier";
import type { ListMember } from "../lists/member-list";
import type { BackEnds } from "./back-ends";
import type { Labels } from "./labels";
import type { Telling } from "./telling";

/** What the rows of all lists of one subscription share. */
export interface RowDesk {
  readonly backEnds: BackEnds;
  readonly labels: Labels;
  readonly tags: StateTags;
  /** Of the latest SUBSCRIBE. */
  wish: SubscriptionWish;
}

/** Tags that are equal for equal states only (RFC 5839 section 4). */
export interface StateTags {
  /** Of the whole state a source would tell; undefined where states have no tag. */
  of(source: Pick<StateSource, "state">): string | undefined;
  /** Of a text, short. */
  digest(text: string): string;
}

/** One member as one list subscription knows it, and what of it was told. */
export interface Row {
  /** Where it stands in its list. */
  position: number;
  /** Everything in it is opened. */
  readonly isOpen: boolean;
  /** Opens what is in it until the effort is spent; how much of it is left. */
  openSome(effort: number): number;
  hasNews(): boolean;
  /** What changed; counts as told. Undefined when nothing is left to tell, or there is no room for it. */
  tell(telling: Telling): RlmiResource | undefined;
  /** All; counts as told. Its state is left for later, and news, when there is no room for it. */
  tellAll(telling: Telling): RlmiResource;
  /** It is not in a document that tells all else: it is told from its start when there is room. */
  withhold(): void;
  /** What was told last was not sent: the subscriber has the same already. */
  untell(): void;
  /** Stands for the state as it is now; undefined where it has no tag. */
  digest(): string | undefined;
  /** The list says something else of the member, or of the members in it. */
  become(member: ListMember): void;
  refresh(): void;
  close(): void;
}

/** Hears that a row may have news. */
export interface RowListener {
  touched(row: Row): void;
}

/** Stands for the URI and the names of a list or a member; white space ends it. */
export function headText(named: Pick<ListMember, "uri" | "names">): string {
  const known = headTexts.get(named);
  if (known !== undefined) return known;
  const text = `${JSON.stringify([named.uri, named.names])} `;
  headTexts.set(named, text);
  return text;
}

/** Of members, which all that see the same list share. */
const headTexts = new WeakMap<Pick<ListMember, "uri" | "names">, string>();
