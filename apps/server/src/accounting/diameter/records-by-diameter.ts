import type { SecureContext } from "node:tls";
import type { DiameterNode } from "@porchlight/diameter";
import type { Clock, Instant } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { ReaderState } from "../../admin/ports/accounting";
import type { Config } from "../../config";
import type { RecordFeed } from "../record-feed";
import type { DiameterLinks } from "./diameter-links";
import { nodeIdentity } from "./node-identity";
import { openNode } from "./open-node";
import { RecordSender } from "./record-sender";

export interface RecordsByDiameterParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly stores: Pick<Store, "records">;
  readonly feed: RecordFeed;
  /** See `LedgerState`. */
  readonly epoch: number;
  /** Number of the last record at the start. */
  readonly last: number;
  readonly secureContext: () => SecureContext | undefined;
  readonly onTrouble: (what: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** Diameter Rf: records to a charging data function (requirements PRV-048, PRV-063). */
export class RecordsByDiameter {
  readonly #node: DiameterNode;
  readonly #links: DiameterLinks;
  readonly #sender: RecordSender;
  readonly #feed: RecordFeed;
  readonly #clock: Clock;
  readonly #target: string;
  readonly #reasons = new Map<string, string>();
  #wasUp = false;
  #since: Instant;

  constructor(parts: RecordsByDiameterParts) {
    const { clock, config, epoch, feed, last, onFault, onTrouble, secureContext, stores } = parts;
    const { accounting } = config;
    const identity = nodeIdentity(config, clock, "accounting");
    const { links, node } = openNode({
      identity,
      peers: accounting.diameterPeers,
      clock,
      secureContext,
      onTrouble: (host, reason) => {
        if (this.#reasons.get(host) !== reason) onTrouble(`${host}: ${reason}`);
        this.#reasons.set(host, reason);
      },
    });
    this.#node = node;
    this.#links = links;
    this.#feed = feed;
    this.#clock = clock;
    this.#since = clock();
    this.#target = accounting.diameterPeers.join(", ");
    this.#sender = new RecordSender({
      feed,
      clock,
      sentBefore: last,
      perform: (work) => links.perform(work),
      peer: {
        identity,
        destinationRealm: accounting.diameterDestinationRealm ?? identity.realm,
        serviceContext: accounting.diameterServiceContext,
        epoch,
      },
      park: async (number, reason) => {
        onTrouble(`record ${number} is refused for good: ${reason}`);
        await stores.records.park({ reader: "diameter", number, reason, at: clock() });
      },
      onFault,
    });
  }

  start(): void {
    this.#links.drive(this.#node);
    this.#sender.wake();
  }

  wake(): void {
    this.#sender.wake();
  }

  async stop(): Promise<void> {
    await this.#sender.stop();
    await this.#links.stop();
  }

  get state(): ReaderState {
    const { isUp } = this.#node;
    if (isUp !== this.#wasUp) this.#since = this.#clock();
    this.#wasUp = isUp;
    const { trouble } = this.#sender;
    const { behind, delivered, missed } = this.#feed;
    const ahead = this.#sender.delivered - delivered;
    return {
      reader: "diameter",
      target: this.#target,
      delivered: delivered + ahead,
      behind: behind - ahead,
      missed,
      standing: !isUp ? "down" : trouble === undefined ? "up" : "retrying",
      since: this.#since,
      reason: isUp ? trouble : this.#reason,
      retryAt: isUp ? undefined : this.#retryAt,
    };
  }

  get #reason(): string {
    const [peer] = this.#node.peers;
    const verdict = peer?.verdict;
    const told = peer === undefined ? undefined : this.#reasons.get(peer.host);
    if (verdict !== undefined && verdict.kind !== "common")
      return `the peer answers: ${verdict.kind.replace("-", " ")}`;
    return told ?? "no connection yet";
  }

  get #retryAt(): Instant | undefined {
    const due = this.#node.peers.flatMap(({ state }) =>
      state.name === "closed" && state.deadlineAt !== undefined ? [state.deadlineAt] : [],
    );
    return due.length === 0 ? undefined : due.reduce((one, other) => (one < other ? one : other));
  }
}
