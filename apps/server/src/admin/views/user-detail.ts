import type { Account } from "@porchlight/accounts";
import type { UserDetail } from "@porchlight/admin-api";
import type { EngineViews } from "@porchlight/engine";
import { userRow } from "./user-row";

/** An account and what is live of it. */
export function userDetail(account: Account, views: EngineViews): UserDetail {
  const states = views.presentity(account.aor);
  return {
    ...userRow(account),
    registrations: views.registrationsOf(account.aor).length,
    publications: states.reduce((total, { publications }) => total + publications.length, 0),
    watchers: states.reduce((total, { watchers }) => total + watchers, 0),
  };
}
