import type { UserAgent } from "sip.js";
import type { ProvisioningOptions } from "./provisioning/provisioning-options";
import type { WebSocketConstructor } from "./sip/socket-transport";
import type { ClientStorage } from "./support/client-storage";
import type { Timing } from "./support/timing";

/** How to make a `PresenceClient`. Either `server` or `userAgent` is needed. */
export interface PresenceClientOptions {
  /** Address of record: `alice@office.test`, with or without `sip:`. */
  readonly aor: string;
  readonly password: string;
  /** Digest username; the user part of the address when absent. */
  readonly username?: string;
  /** The only realm whose challenges are answered; the domain of the address when absent. */
  readonly realm?: string;
  readonly displayName?: string;
  /**
   * The SIP WebSocket, `ws://host/sip` or `wss://host/sip`. Where it does not answer, each try is followed by one at an
   * address of the profile (`sipWsUris`); the one that answers is kept to.
   */
  readonly server?: string;
  /** A WebSocket class where the platform has none (Node 20: the one of `ws`). */
  readonly webSocket?: WebSocketConstructor;
  /** The softphone's own sip.js UserAgent; its connection is then used and left alone. */
  readonly userAgent?: UserAgent;
  /** Whether to register; yes on an own connection, no on a softphone's, which does so itself. */
  readonly register?: boolean;
  /** Keeps the instance id, the publication's entity-tag and its ids. In memory when absent. */
  readonly storage?: ClientStorage;
  /**
   * Keeps what was told of others over a reload, so that it is shown at once and need not be told again. `sessionStorage`
   * ends with its tab, as this should. In memory when absent.
   */
  readonly stateStorage?: ClientStorage;
  /** UUID of this device; made and stored when absent (RFC 5626 §4.1). */
  readonly instanceId?: string;
  /** What a person would call this device; watchers may see it. */
  readonly deviceName?: string;
  /** The User-Agent header. */
  readonly userAgentName?: string;
  /**
   * Asks the server to take the publication back soon after the connection is lost, and not before somebody who reloads
   * or changes networks is back. A server that does not know this leaves it to its lifetime. Off when absent.
   */
  readonly bindToConnection?: boolean;
  /** Lifetimes to ask for, in seconds. Defaults 600, 3600 and 3600. */
  readonly registrationExpiresSeconds?: number;
  readonly publicationExpiresSeconds?: number;
  readonly subscriptionExpiresSeconds?: number;
  /** Asks the server what the user is provisioned with, and keeps to it; not asked when absent. */
  readonly provisioning?: ProvisioningOptions;
  /**
   * Size of a MESSAGE that is sent, with its head; 1300 when absent. More is for networks where it is known to be carried
   * with congestion control on the whole way (RFC 3428 §8).
   */
  readonly messageOctets?: number;
  /** Presence subscriptions that may be open; no limit but the provisioned one when absent. */
  readonly maxSubscriptions?: number;
  /** Other clocks than the protocol's, for tests. */
  readonly timing?: Partial<Timing>;
}
