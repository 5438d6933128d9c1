import type { Account } from "@porchlight/accounts";
import type { EngineViews, FlowTransport, PeerTest, RegisterRefusal } from "@porchlight/engine";
import type {
  ComponentReport,
  PresencePreview,
  PreviewQuestion,
  RulesDraft,
  RulesPreview,
  RulesReport,
  StandingRules,
} from "@porchlight/event-packages";
import type { Instant } from "@porchlight/kernel";

/** How a subscription ended: the reason of its last NOTIFY, or a few words. */
export interface LastEnding {
  readonly at: Instant;
  readonly cause: string;
}

/** A device whose last REGISTER was not taken. Texts that came by SIP are untrusted. */
export interface RefusedRegister {
  /** Address of record that it was for, as far as that is known. */
  readonly aor: string;
  readonly cause: Exclude<RegisterRefusal, "expired-nonce">;
  /** Undefined when the connection is gone. */
  readonly transport: FlowTransport | undefined;
  readonly remoteAddress: string;
  readonly userAgent: string;
  readonly at: Instant;
}

/** The running engine as the admin API uses it. Every call is synchronous and stamped with the time by the host. */
export interface OfficePort {
  readonly views: EngineViews;
  /** What a watcher of a presentity would be told, by the evaluator that decides about NOTIFYs. */
  preview(presentity: string, question: PreviewQuestion): PresencePreview;
  /** For each part of the composed presence who says it, and why it is as it is. */
  presenceReport(presentity: string, now: Instant): readonly ComponentReport[];
  /** How the last subscription of a watcher to a presentity ended; undefined when that is not known any more. */
  lastEnding(presentity: string, watcher: string): LastEnding | undefined;
  /** Why devices were not let in, the latest first. */
  refusedRegisters(): readonly RefusedRegister[];
  /** What says who sees a presentity, as it stands, for whoever changes it. */
  rulesInForce(presentity: string): StandingRules;
  /** The rules of a presentity as they read, and what is odd about them. */
  rulesReport(presentity: string, now: Instant): RulesReport;
  /** What other texts would make of the rules of a presentity, and of watchers. */
  previewRules(presentity: string, draft: RulesDraft): RulesPreview;
  /** Whose rules no longer read, sorted; see POL-004. */
  unreadableRules(): readonly string[];
  /** False when the subscription is unknown. */
  endSubscription(id: string, reason: "deactivated" | "rejected" | "probation"): boolean;
  /** False when the subscription is unknown. */
  notifyAgain(id: string): boolean;
  /** Asks a domain whether it is there; answers within ten seconds. */
  testPeer(domain: string): Promise<PeerTest>;
  /** Called after the store has the accounts. */
  accountsChanged(accounts: readonly Account[]): void;
  /** Called after the store has dropped the accounts. */
  accountsRemoved(aors: readonly string[]): void;
}
