import type { EventPackage } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { EngineContext } from "./context";
import type { ListHouse } from "./lists/list-house";
import type { JournalRecord, JournalSnapshot, SubscriptionRecord } from "./ports/journal";
import type { PublicationService } from "./services/publication-service";
import type { RegistrationService } from "./services/registration-service";
import type { ServiceProfiles } from "./services/service-profiles";
import type { SubscriptionLifecycle } from "./services/subscription-lifecycle";
import type { WaitingRoom } from "./services/waiting-room";
import type { WatcherReview } from "./services/watcher-review";
import { belongings } from "./state/belongings";

/** Who takes up again what is on record. */
export interface RestartHouse {
  readonly context: EngineContext;
  readonly lists: ListHouse | undefined;
  readonly registrations: RegistrationService;
  readonly publications: PublicationService;
  readonly lifecycle: SubscriptionLifecycle;
  readonly profiles: ServiceProfiles;
  readonly waiting: WaitingRoom;
  readonly review: WatcherReview;
}

/** NOTIFYs leave about this far apart, up to the spread the settings allow. */
const notifyEveryMs = 5;

/** Takes up what the server before had promised, and drops from the record what may go on no longer. Accounts are there. */
export function resume(snapshot: JournalSnapshot, house: RestartHouse, now: Instant): void {
  const { context, lists, registrations, waiting, review } = house;
  const { kept, lost } = belongings(snapshot, context);
  registrations.restore(kept.bindings);
  lost.push(...resumePublications(kept, house, now), ...resumeSubscriptions(kept, house, now));
  for (const { derived } of context.subscriptions.all()) lists?.openInTurns(derived);
  for (const record of kept.waiting) waiting.restore(record);
  review.afterRestart(now);
  if (lost.length > 0) context.commits.submitUnattended(lost);
}

/** Oldest first: composition names and orders sources as they were first seen. */
function resumePublications(
  { publications: records }: JournalSnapshot,
  { profiles, publications }: RestartHouse,
  now: Instant,
): readonly JournalRecord[] {
  const lost: JournalRecord[] = [];
  for (const record of [...records].sort((a, b) => a.createdAt - b.createdAt))
    if (!profiles.mayPublish(record) || !publications.restore(record, now))
      lost.push({ kind: "publication-delete", id: record.id });
  return lost;
}

function resumeSubscriptions(
  { subscriptions: records }: JournalSnapshot,
  house: RestartHouse,
  now: Instant,
): readonly JournalRecord[] {
  const { context, lifecycle, profiles } = house;
  const spreadMs = Math.min(context.config.restartSpreadMs, records.length * notifyEveryMs);
  const lost: JournalRecord[] = [];
  for (const record of records) {
    const eventPackage = packageOf(record, house);
    const isKept =
      eventPackage !== undefined &&
      profiles.maySubscribe(record, eventPackage.extension) &&
      lifecycle.restore(record, eventPackage, spreadMs, now);
    if (!isKept) lost.push({ kind: "subscription-delete", id: record.id });
  }
  return lost;
}

/** The package of a subscription on record: over lists where it is to none of our users. */
function packageOf(
  { presentity, eventPackage: name }: SubscriptionRecord,
  { context, lists }: RestartHouse,
): EventPackage | undefined {
  const isToUser = context.accounts.get(presentity) !== undefined;
  const eventPackage = context.packages.get(name);
  const hasOthers = eventPackage?.source === "derived" && eventPackage.locate !== undefined;
  return isToUser || hasOthers ? eventPackage : lists?.packageOf(presentity, name);
}
