import type { EngineContext } from "../context";
import type {
  BindingRecord,
  JournalRecord,
  JournalSnapshot,
  Owned,
  PublicationRecord,
  SubscriptionRecord,
  WaitingRecord,
} from "../ports/journal";
import { ownersMark } from "./owners";
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

function isPublished(record: PublicationRecord, owners: Owners): boolean {
  const { presentity } = record;
  return isOf(record, [presentity], owners) && isUser(presentity, owners);
}

function isRegistered(record: BindingRecord, owners: Owners): boolean {
  return isOf(record, [record.aor], owners) && isUser(record.aor, owners);
}

function isAwaited(record: WaitingRecord, owners: Owners): boolean {
  const { presentity, watcher } = record;
  if (!isOf(record, [presentity, watcher], owners) || !isUser(presentity, owners)) return false;
  return !isOfOurs(watcher, owners) || isUser(watcher, owners);
}

/** Lists and other resources have no account; trusted networks speak for people who have none. */
function isSubscribed(record: SubscriptionRecord, owners: Owners): boolean {
  const { peer, presentity, watcher } = record;
  const { accounts, config } = owners;
  if (!isOf(record, [presentity, watcher], owners)) return false;
  if (accounts.get(presentity) !== undefined && !isUser(presentity, owners)) return false;
  if (!isOfOurs(watcher, owners) || isUser(watcher, owners)) return true;
  return accounts.get(watcher) === undefined && config.trustsAddress(peer.address);
}

/** Whether the accounts of these names are those it was put on record for. */
const isOf = ({ owners: mark }: Owned, aors: readonly string[], { accounts }: Owners): boolean =>
  mark === ownersMark(accounts, ...aors);

const isUser = (aor: string, { accounts }: Owners): boolean => accounts.get(aor)?.disabled === false;

const isOfOurs = (watcher: string, { domains }: Owners): boolean => domains.has(domainOf(watcher));
