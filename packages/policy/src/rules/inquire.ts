import type { Instant } from "@porchlight/kernel";
import { type AnonymousMode, visibleIdentities, type Watcher } from "../identity/watcher";
import type { RuleBook } from "./compiled-rule";
import { Inquiry, type ListLookup } from "./inquiry";

/** Who asks, when, and the state of the presentity. */
export interface Occasion {
  readonly watcher: Watcher;
  readonly anonymousMode: AnonymousMode;
  readonly now: Instant;
  readonly sphere: string | undefined;
  readonly lists: ListLookup;
}

/** An inquiry into these documents together. */
export function inquire(
  { watcher, anonymousMode, now, sphere, lists }: Occasion,
  books: readonly RuleBook<unknown>[],
): Inquiry {
  const identities = visibleIdentities(watcher, anonymousMode);
  return new Inquiry({
    identities,
    anonymousRequest: identities.length === 0,
    now,
    sphere: sphere?.toLowerCase(),
    lists,
    named: books.map(({ named }) => named),
  });
}
