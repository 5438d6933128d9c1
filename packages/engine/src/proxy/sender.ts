import type { Account } from "@porchlight/accounts";
import type { PeerProfile } from "@porchlight/routing";

/** Who a forwarded request is from. */
export interface Sender {
  /** Values of P-Asserted-Identity that the next hop is told. */
  readonly asserted: readonly string[];
  /** Address of record; undefined for a request within a dialog that needed no authorization. */
  readonly aor: string | undefined;
  /** One of our users. */
  readonly account: Account | undefined;
  /** Undefined unless the request came from one. */
  readonly peer: PeerProfile | undefined;
}
