/** What listeners report besides flows: for the log and the metrics. */
export interface ListenerObserver {
  /** A connection was not let in, or a handshake was refused. Texts may be hostile. */
  refused(transport: string, remoteAddress: string, reason: string): void;
  /** Octets that were thrown away before the engine saw them. */
  dropped(transport: string, remoteAddress: string, reason: string): void;
  /** A listener or a socket failed in a way that nobody answers for. */
  failed(transport: string, error: unknown): void;
}
