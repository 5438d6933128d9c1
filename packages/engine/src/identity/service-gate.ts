import { type AccountService, mayUse } from "@porchlight/accounts";
import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { AccountTable } from "../state/account-table";

/** The service that a request asks for; undefined where everybody may ask. */
export const serviceOf = (method: string): AccountService | undefined => services.get(method);

const services: ReadonlyMap<string, AccountService> = new Map([
  ["PUBLISH", "publish"],
  ["SUBSCRIBE", "watch"],
  ["MESSAGE", "message"],
  ["INVITE", "call"],
  ["REFER", "call"],
]);

/** Services in which both sides are served, whoever began: the one that asks, and the one that is asked for. */
export const serviceOfServed = (method: string): AccountService | undefined => {
  const service = serviceOf(method);
  return service === "message" || service === "call" ? service : undefined;
};

/**
 * 403 where one of the identities is a user of ours whose profile is without a service (requirement COR-046). Who is no
 * user of ours has no profile here.
 */
export function withinProfile(
  accounts: AccountTable,
  identities: readonly string[],
  needed: readonly AccountService[],
): Result<void, Rejection> {
  const missing = needed.find((service) =>
    identities.some((identity) => {
      const account = accounts.get(identity);
      return account !== undefined && !mayUse(account, service);
    }),
  );
  return missing === undefined ? ok(undefined) : fail(rejection(403, [], REASONS[missing]));
}

const REASONS: Readonly<Record<AccountService, string>> = {
  publish: "Publish Service Not Allowed",
  watch: "Watch Service Not Allowed",
  list: "List Service Not Allowed",
  message: "Message Service Not Allowed",
  call: "Call Service Not Allowed",
};
