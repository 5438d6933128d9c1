import type { Registration, Subscription, UndecidedWatcher } from "@porchlight/admin-api";
import type { EngineViews } from "@porchlight/engine";
import { instantText } from "../../views/instant-text";
import { registrationRow } from "../../views/registration-row";
import { subscriptionRow } from "../../views/subscription-row";
import { undecidedWatchers } from "../../views/undecided-watchers";

export interface ArchivedPublication {
  readonly eventPackage: string;
  readonly publisher: string;
  readonly contentType: string;
  readonly modifiedAt: string;
  readonly expiresAt: string;
  readonly body: string;
}

/** Who watches the user: what concerns the watcher alone is left out. */
type ArchivedWatcher = Pick<Subscription, "watcher" | "eventPackage" | "state" | "createdAt" | "expiresAt">;

/** What holds of a user while it is asked. */
export type LivePiece =
  | { readonly part: "registration"; readonly value: Registration }
  | { readonly part: "publication"; readonly value: ArchivedPublication }
  /** What the user watches. */
  | { readonly part: "subscription"; readonly value: Subscription }
  /** Who watches it, but for those who asked not to be known. */
  | { readonly part: "watcher"; readonly value: ArchivedWatcher }
  | { readonly part: "undecided-watcher"; readonly value: UndecidedWatcher };

export function* liveStateOf(views: EngineViews, aor: string): Iterable<LivePiece> {
  for (const each of views.registrationsOf(aor)) yield { part: "registration", value: registrationRow(each) };
  yield* publicationsOf(views, aor);
  for (const each of views.subscriptions())
    if (each.watcher === aor) yield { part: "subscription", value: subscriptionRow(each) };
  for (const each of views.watchersOf(aor)) {
    const { watcher, eventPackage, state, createdAt, expiresAt } = subscriptionRow(each);
    if (!each.isAnonymous)
      yield { part: "watcher", value: { watcher, eventPackage, state, createdAt, expiresAt } };
  }
  for (const value of undecidedWatchers(views))
    if (value.presentity === aor && !value.isAnonymous) yield { part: "undecided-watcher", value };
}

function* publicationsOf(views: EngineViews, aor: string): Iterable<LivePiece> {
  for (const { eventPackage, publications } of views.presentity(aor))
    for (const { body, contentType, expiresAt, modifiedAt, publisher } of publications)
      yield {
        part: "publication",
        value: {
          eventPackage,
          publisher,
          contentType,
          modifiedAt: instantText(modifiedAt),
          expiresAt: instantText(expiresAt),
          body,
        },
      };
}
