/** What listeners report besides flows: for the log and the metrics. */
export interface ListenerObserver {
  /** A connection was not let in, or a handshake was refused. Texts may be hostile. */
  refused(transport: string, remoteAddress: string, reason: string): void;
  /** A peer showed a certificate that does not hold; it counts as none. */
  unproven(transport: string, remoteAddress: string, reason: string): void;
  /** A peer that was called could not be reached, or is not who it should be. */
  notReached(transport: string, remoteAddress: string, reason: string): void;
  /** Octets that were thrown away before the engine saw them. */
  dropped(transport: string, remoteAddress: string, reason: string): void;
  /** A listener or a socket failed in a way that nobody answers for. */
  failed(transport: string, error: unknown): void;
}
