import type { Instant } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import type {
  BindingRecord,
  JournalRecord,
  JournalSnapshot,
  PublicationRecord,
  SubscriptionRecord,
  WaitingRecord,
} from "../ports/journal";
import { domainOf } from "./subscription-table";

type Owners = Pick<EngineContext, "accounts" | "config" | "domains">;

/** What is on record after a restart. */
export interface Belongings {
  /** What is somebody's. */
  readonly kept: JournalSnapshot;
  /** Takes the rest off the record. */
  readonly lost: JournalRecord[];
}

/**
 * Parts what is somebody's from what is nobody's: an account may have gone, been disabled or been made anew for somebody
 * else, and the server have died before the end of what was its was on record too.
 */
export function belongings(snapshot: JournalSnapshot, owners: Owners): Belongings {
  const lost: JournalRecord[] = [];
  const keep = (isKept: boolean, otherwise: JournalRecord): boolean => {
    if (!isKept) lost.push(otherwise);
    return isKept;
  };
  const publications = snapshot.publications.filter((record) =>
    keep(isPublished(record, owners), { kind: "publication-delete", id: record.id }),
  );
  const subscriptions = snapshot.subscriptions.filter((record) =>
    keep(isSubscribed(record, owners), { kind: "subscription-delete", id: record.id }),
  );
  const waiting = snapshot.waiting.filter((record) =>
    keep(isAwaited(record, owners), { kind: "waiting-delete", id: record.id }),
  );
  const bindings = snapshot.bindings.filter((record) =>
    keep(isRegistered(record, owners), { kind: "binding-delete", aor: record.aor, key: record.key }),
  );
  return { kept: { publications, subscriptions, waiting, bindings }, lost };
}

const isPublished = ({ createdAt, presentity }: PublicationRecord, owners: Owners): boolean =>
  isUser(presentity, createdAt, owners);

const isRegistered = ({ aor, registeredAt }: BindingRecord, owners: Owners): boolean =>
  isUser(aor, registeredAt, owners);

const isAwaited = ({ presentity, since, watcher }: WaitingRecord, owners: Owners): boolean =>
  isUser(presentity, since, owners) && (!isOfOurs(watcher, owners) || isUser(watcher, since, owners));

/** Lists and other resources have no account; trusted networks speak for people who have none. */
function isSubscribed({ createdAt, peer, presentity, watcher }: SubscriptionRecord, owners: Owners): boolean {
  const { accounts, config } = owners;
  if (accounts.get(presentity) !== undefined && !isUser(presentity, createdAt, owners)) return false;
  if (!isOfOurs(watcher, owners) || isUser(watcher, createdAt, owners)) return true;
  return accounts.get(watcher) === undefined && config.trustsAddress(peer.address);
}

/** Whether a user was there when something of it began, and is there now. */
function isUser(aor: string, since: Instant, { accounts }: Owners): boolean {
  const account = accounts.get(aor);
  return account !== undefined && !account.disabled && account.createdAt <= since;
}

const isOfOurs = (watcher: string, { domains }: Owners): boolean => domains.has(domainOf(watcher));
