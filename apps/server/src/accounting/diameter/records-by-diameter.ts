import type { Peer } from "@porchlight/diameter";
import { type Clock, type Instant, textOfWords, type Words } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { ReaderState } from "../../admin/ports/accounting";
import type { Config } from "../../config";
import type { RecordFeed } from "../record-feed";
import { say } from "../sayings";
import { hostsOf, type OpenNode } from "./open-node";
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
  readonly diameter: OpenNode;
  readonly onTrouble: (what: string) => void;
  readonly onFault: (error: unknown) => void;
}

const verdictWords = {
  "nothing-common": say("reader-has-nothing-common"),
  refused: say("reader-refuses-peer"),
  stranger: say("reader-is-stranger"),
} as const;

/** Diameter Rf: records to a charging data function (requirements PRV-048, PRV-063). */
export class RecordsByDiameter {
  readonly #diameter: OpenNode;
  readonly #peers: readonly Peer[];
  readonly #among: readonly string[];
  readonly #sender: RecordSender;
  readonly #feed: RecordFeed;
  readonly #clock: Clock;
  readonly #target: string;
  #wasUp = false;
  #since: Instant;

  constructor(parts: RecordsByDiameterParts) {
    const { clock, config, diameter, epoch, feed, last, onFault, onTrouble, stores } = parts;
    const { accounting } = config;
    const { identity, links, node } = diameter;
    const among = hostsOf(accounting.diameterPeers);
    this.#diameter = diameter;
    this.#among = among;
    this.#peers = node.peers.filter(({ host }) => among.includes(host));
    this.#feed = feed;
    this.#clock = clock;
    this.#since = clock();
    this.#target = accounting.diameterPeers.join(", ");
    this.#sender = new RecordSender({
      feed,
      clock,
      among,
      sentBefore: last,
      perform: (work) => links.perform(work),
      peer: {
        identity,
        destinationRealm: accounting.diameterDestinationRealm ?? identity.realm,
        serviceContext: accounting.diameterServiceContext,
        epoch,
      },
      park: async (number, reason) => {
        onTrouble(`record ${number} is refused for good: ${textOfWords(reason)}`);
        await stores.records.park({ reader: "diameter", number, reason, at: clock() });
      },
      onFault,
    });
  }

  start(): void {
    this.#sender.wake();
  }

  wake(): void {
    this.#sender.wake();
  }

  stop(): Promise<void> {
    return this.#sender.stop();
  }

  get state(): ReaderState {
    const isUp = this.#diameter.node.isUp(this.#among);
    if (isUp !== this.#wasUp) this.#since = this.#clock();
    this.#wasUp = isUp;
    const { trouble } = this.#sender;
    const { behind, delivered, missed } = this.#feed;
    const ahead = Math.max(0, this.#sender.delivered - delivered);
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

  get #reason(): Words {
    const [peer] = this.#peers;
    const verdict = peer?.verdict;
    if (verdict !== undefined && verdict.kind !== "common") return verdictWords[verdict.kind];
    return this.#diameter.troubleOf(peer?.host ?? "") ?? say("reader-not-connected");
  }

  get #retryAt(): Instant | undefined {
    const due = this.#peers.flatMap(({ state }) =>
      state.name === "closed" && state.deadlineAt !== undefined ? [state.deadlineAt] : [],
    );
    return due.length === 0 ? undefined : due.reduce((one, other) => (one < other ? one : other));
  }
}
