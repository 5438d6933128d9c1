import { MESSAGE_SUMMARY_TYPE } from "@porchlight/documents";
import type {
  Authorization,
  Compositor,
  ExpiryBounds,
  PublicationGrant,
  PublishedPackage,
  PublisherIdentity,
  View,
  WatcherIdentity,
} from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { EVERYTHING, permissionsKey } from "@porchlight/policy";
import type { PresenceAuthority } from "../presence/authorization/presence-authority";
import { MessageCompositor } from "./message-compositor";

export interface MessageSummaryOptions {
  readonly authority: PresenceAuthority;
  /** Others than its owner who may see every mailbox. */
  readonly delegates?: ReadonlySet<string>;
}

/** The message-summary event package (RFC 3842): whether messages wait in somebody's mailbox, and how many. */
export function messageSummaryPackage({
  authority,
  delegates = new Set(),
}: MessageSummaryOptions): PublishedPackage {
  return {
    name: "message-summary",
    source: "published",
    notifyTypes: [MESSAGE_SUMMARY_TYPE],
    subscribeTypes: [],
    publishTypes: [MESSAGE_SUMMARY_TYPE],
    expiry: EXPIRY,
    compositor: (mailbox) => new MessageCompositor(mailbox),
    authorize: (watcher, compositor) => authorize(watcher, messageCompositor(compositor).mailbox, delegates),
    openView: () => undefined,
    authorizePublisher: (publisher, compositor, now) =>
      publicationGrant(authority, publisher, messageCompositor(compositor).mailbox, now),
    ownView: WHOLE,
  };
}

/** RFC 3842 section 3.4: an hour by default, weeks at the most. */
const EXPIRY: ExpiryBounds = { defaultSeconds: 3600, minSeconds: 60, maxSeconds: 604_800 };

const WHOLE: View = { key: "whole" };

/** What is in a mailbox concerns its owner alone: rules about presence let nobody else see it. */
function authorize(
  { identities }: WatcherIdentity,
  mailbox: string,
  delegates: ReadonlySet<string>,
): Authorization {
  const grounds = { dependsOnState: false, validUntil: undefined };
  const mayWatch = identities.some((identity) => identity === mailbox || delegates.has(identity));
  return mayWatch ? { ...grounds, verdict: "allow", view: WHOLE } : { ...grounds, verdict: "block" };
}

/** The owner, the message stores the operator names, and whom the owner lets publish everything. */
function publicationGrant(
  authority: PresenceAuthority,
  publisher: PublisherIdentity,
  mailbox: string,
  now: Instant,
): PublicationGrant | undefined {
  const decision = authority.decidePublication({
    presentity: mailbox,
    watcher: publisher,
    now,
    sphere: () => undefined,
  });
  const isWhole = permissionsKey(decision.content) === permissionsKey(EVERYTHING);
  return decision.mayPublish && isWhole ? UNLIMITED : undefined;
}

const UNLIMITED: PublicationGrant = { limit: () => "unchanged" };

/** The compositor behind one of this package; any other is a fault. */
function messageCompositor(compositor: Compositor): MessageCompositor {
  if (compositor instanceof MessageCompositor) return compositor;
  throw new Error("a compositor of another event package");
}
