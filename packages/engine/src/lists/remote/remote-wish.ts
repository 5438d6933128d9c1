import type { PublishedPackage, SubscribeBody } from "@porchlight/event-notifier";
import { splitList } from "@porchlight/sip-message";
import type { RecordedIdentity } from "../../identity/identity";
import type { RecordedWish } from "../../state/recorded-wish";
import { LIST_TYPES } from "../list-negotiation";

/** What a subscription to somebody in another domain asks for, and in whose name. */
export interface RemoteWish extends RecordedIdentity {
  /** Whom it watches. */
  readonly uri: string;
  readonly eventPackage: string;
  /** Value of its Accept. */
  readonly accept: string;
  /** A list may be told of as well (RFC 4662 section 4.1): not for a list that a request brought, which asks for no more than it names. */
  readonly takesLists: boolean;
  /** A filter of the list's subscriber: it is for the notifier to apply (RFC 4660 section 4). */
  readonly body: SubscribeBody | undefined;
  /** Address and subscription of the list that first asked for it, for charging. */
  readonly list: string;
  readonly front: string;
  /** Equal wishes of one watcher can be met by one subscription; those of different watchers never are (RFC 4662 section 7.2). */
  readonly key: string;
}

/** What the subscriber of a list asks of one of its members elsewhere. */
export function remoteWish(uri: string, eventPackage: PublishedPackage, list: RecordedWish): RemoteWish {
  const { watcher, identities, isAnonymous, presentity, id: front } = list.record;
  const takesLists = list.list === undefined;
  const documents = documentsFor(list.record.accept, eventPackage);
  const accept = [...documents, ...(takesLists ? LIST_TYPES : [])].join(", ");
  const { body } = list;
  const { name } = eventPackage;
  const key = JSON.stringify([
    watcher,
    identities,
    isAnonymous,
    uri,
    name,
    accept,
    body?.contentType,
    body?.text,
  ]);
  return {
    watcher,
    identities,
    isAnonymous,
    uri,
    eventPackage: name,
    accept,
    takesLists,
    body,
    list: presentity,
    front,
    key,
  };
}

/** For the list itself, or counting on a document that the list's subscriber may not have been told. */
const notForMembers = /^(?:application\/rlmi\+xml|multipart\/related|application\/[\w.-]*-diff\+xml|\*\/\*)/i;

function documentsFor(written: string, { notifyTypes }: PublishedPackage): readonly string[] {
  const passedOn = splitList(written).filter((range) => !notForMembers.test(range));
  const whole = notifyTypes.filter((type) => !notForMembers.test(type));
  return passedOn.length > 0 ? passedOn : whole;
}
