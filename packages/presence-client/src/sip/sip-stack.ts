import type { UserAgentCore } from "sip.js/lib/core/index.js";
import type { URI } from "sip.js/lib/grammar/index.js";

/** The sip.js beneath: one of our own, or the softphone's. */
export interface SipStack {
  readonly core: UserAgentCore;
  readonly aor: URI;
  /** True when the connection is ours to open and close. */
  readonly managed: boolean;
  readonly isOpen: boolean;
  /** Opens the connection, or says whether the softphone has it open. */
  open(): Promise<boolean>;
  /** Ends the connection if it is ours. */
  close(): void;
  /** Milliseconds of one keep-alive round trip, undefined when unanswered. Absent when this stack cannot measure. */
  readonly ping?: (waitMs: number) => Promise<number | undefined>;
}

export interface StackEvents {
  readonly onOpen: () => void;
  readonly onLost: () => void;
}
