import {
  type DocumentCopy,
  RESOURCE_LISTS_TYPE,
  readXcapDiff,
  writeUriList,
  XCAP_DIFF_TYPE,
} from "@porchlight/documents";
import type { EventSubscriber } from "../../subscription/event-subscription";
import type { KeptSubscription, SubscriptionStatus } from "../../subscription/subscription-keeper";
import type { Notification } from "../../subscription/subscription-life";
import type { BackOffLimits } from "../../support/back-off";
import { type Listenable, TypedEmitter } from "../../support/typed-emitter";
import type { XcapClient } from "../xcap-client";
import type { LiveDocument } from "./document-follower";
import type { LiveNode } from "./node-follower";
import { WatchedResources, type WatchTarget } from "./watched-resources";

/**
 * How changes of documents are told (RFC 5875 §4.3): by their versions alone, as each change that was made, or as
 * several put together. A notifier may do less.
 */
export type DiffProcessing = "no-patching" | "xcap-patching" | "aggregate";

export interface WatchOptions {
  /** Default `xcap-patching`. */
  readonly mode?: DiffProcessing;
  /** Copies from an earlier time, by path: shown at once, and not sent again when they are current. */
  readonly copies?: ReadonlyMap<string, DocumentCopy>;
}

/** What is known of everything in a watch now. A new object for every change. */
export interface LiveView {
  /** Of the subscription that tells changes. */
  readonly status: SubscriptionStatus;
  /** By path: what was asked for by name, and what there is in folders. */
  readonly documents: ReadonlyMap<string, LiveDocument>;
  readonly nodes: ReadonlyMap<string, LiveNode>;
  /** No live subscription stands behind it at the moment. */
  readonly stale: boolean;
}

export interface LiveDocumentsEvents {
  /** Something of it has changed. */
  readonly view: LiveView;
  /** A NOTIFY that cannot be used; everything is read anew. */
  readonly problem: string;
}

/** Live copies of documents and nodes, until they are stopped. */
export interface LiveDocuments extends Listenable<LiveDocumentsEvents> {
  readonly view: LiveView;
  /** Reads everything now, and subscribes again where that had been given up. */
  retry(): void;
  /** Unsubscribes. */
  stop(): Promise<void>;
}

/** Where a watch belongs. */
export interface WatchContext {
  readonly client: XcapClient;
  readonly connection: EventSubscriber;
  readonly pauses: BackOffLimits;
  readonly onStopped: (watch: LiveDocuments) => void;
}

export class DocumentWatch extends TypedEmitter<LiveDocumentsEvents> implements LiveDocuments {
  readonly #resources: WatchedResources;
  readonly #subscription: KeptSubscription;
  readonly #stopListening: () => void;
  #mode: DiffProcessing;
  #status: SubscriptionStatus = { kind: "subscribing" };
  #isAway = true;
  #view: LiveView | undefined;
  #isAnnounced = false;

  constructor(
    private readonly context: WatchContext,
    targets: readonly WatchTarget[],
    options: WatchOptions,
  ) {
    super();
    const { client, connection, pauses } = context;
    this.#mode = options.mode ?? "xcap-patching";
    const watched = { copies: options.copies ?? new Map(), pauses };
    this.#resources = new WatchedResources(client, targets, watched, {
      onChange: () => this.#changed(),
      onPatchFailed: () => this.#stopPatching(),
    });
    this.#stopListening = client.on("written", ({ address, etag }) => this.#resources.written(address, etag));
    this.#resources.fetch();
    this.#subscription = this.#subscribe(connection, targets);
  }

  get view(): LiveView {
    this.#view ??= {
      status: this.#status,
      documents: this.#resources.documents,
      nodes: this.#resources.nodes,
      stale: this.#isAway || this.#status.kind !== "active",
    };
    return this.#view;
  }

  retry(): void {
    this.#resources.fetch();
    this.#subscription.retry();
  }

  stop(): Promise<void> {
    this.context.onStopped(this);
    this.#stopListening();
    this.#resources.drop();
    return this.#subscription.stop();
  }

  #subscribe(connection: EventSubscriber, targets: readonly WatchTarget[]): KeptSubscription {
    const subscription = {
      resource: connection.entity,
      event: "xcap-diff",
      eventParameters: () => `;diff-processing=${this.#mode}`,
      accept: XCAP_DIFF_TYPE,
      body: { contentType: RESOURCE_LISTS_TYPE, content: writeUriList(targets.map(({ path }) => path)) },
    };
    return connection.subscribe(subscription, {
      onNotification: (notification) => this.#notified(notification),
      onStatus: (status) => this.#became(status),
      onAway: () => this.#away(),
    });
  }

  /** What cannot be patched is answered 200 all the same: the notifier cannot mend it (RFC 5875 §4.8). */
  #notified({ contentType, body, mayBeWhole }: Notification): 200 | 415 {
    if (body.trim() === "") return 200;
    const type = (contentType ?? XCAP_DIFF_TYPE).split(";")[0]?.trim().toLowerCase();
    if (type !== XCAP_DIFF_TYPE) return 415;
    const diff = readXcapDiff(body);
    if (diff.ok) {
      this.#resources.take(diff.value, mayBeWhole);
    } else {
      this.#resources.fetch();
      this.emit("problem", diff.error);
    }
    return 200;
  }

  /** The last resort (RFC 5875 §4.8): only versions are told from now on, and documents are read. */
  #stopPatching(): void {
    if (this.#mode === "no-patching") return;
    this.#mode = "no-patching";
    this.#subscription.refresh();
  }

  #became(status: SubscriptionStatus): void {
    this.#status = status;
    this.#isAway = false;
    this.#changed();
  }

  #away(): void {
    this.#isAway = true;
    this.#changed();
  }

  /** Many changes of one turn make one view. */
  #changed(): void {
    this.#view = undefined;
    if (this.#isAnnounced) return;
    this.#isAnnounced = true;
    queueMicrotask(() => {
      this.#isAnnounced = false;
      this.emit("view", this.view);
    });
  }
}
