import type { Rejection } from "@porchlight/event-notifier";
import type { Result } from "@porchlight/kernel";
import { withinProfile } from "../identity/service-gate";
import type { AccountTable } from "../state/account-table";

/**
 * 403 where the profile of a watcher is without a service that a subscription uses. Nobody needs leave to look at what is
 * its own; a list shows others, whoever it belongs to.
 */
export function withinSubscriptionProfile(
  accounts: AccountTable,
  presentity: string,
  identities: readonly string[],
  isList = false,
): Result<void, Rejection> {
  if (isList) return withinProfile(accounts, identities, ["list", "watch"]);
  return withinProfile(accounts, identities, identities.includes(presentity) ? [] : ["watch"]);
}
