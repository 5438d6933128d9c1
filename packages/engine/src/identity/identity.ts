/** Who a request is from, after authentication or assertion. */
export interface Identity {
  /** Address of record, `sip:user@domain`. */
  readonly aor: string;
  /** Believed because the network is trusted, not because of credentials. */
  readonly asserted: boolean;
}
