import type { Result } from "@porchlight/kernel";
import {
  type EditRefusal,
  editForDomain,
  editForWatcher,
  type RulesEdit,
  type RulesInForce,
  type Wish,
} from "@porchlight/policy";
import { parseAddress } from "../address";

/** Somebody by address, `bob@office.test` or a URI, or all of a domain who are not decided about one by one. */
export type Decidee = { readonly watcher: string } | { readonly domain: string };

/** With a URI where a watcher is meant. */
export const named = (about: Decidee): Decidee =>
  "watcher" in about ? { watcher: uriOf(about.watcher) } : about;

/** A URI as it is, an address that a person typed with its scheme. */
export function uriOf(text: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text.trim())) return text.trim();
  const address = parseAddress(text);
  return address.ok ? address.value : text;
}

export const editFor = (inForce: RulesInForce, about: Decidee, wish: Wish): Result<RulesEdit, EditRefusal> =>
  "watcher" in about
    ? editForWatcher(inForce, uriOf(about.watcher), wish)
    : editForDomain(inForce, about.domain, wish);
