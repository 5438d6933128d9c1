import type { UserAgentCore } from "sip.js/lib/core/index.js";
import type { URI } from "sip.js/lib/grammar/index.js";
import type { MessageRequest } from "./message-request";

/** The sip.js beneath: one of our own, or the softphone's. */
export interface SipStack {
  readonly core: UserAgentCore;
  readonly aor: URI;
  /** True when the connection is ours to open and close. */
  readonly managed: boolean;
  readonly isOpen: boolean;
  /** Opens the connection, or says whether the softphone has it open. */
  open(): Promise<boolean>;
  /** Contact of requests that make dialogs: a GRUU when there is one (RFC 6665 §4.5.1). */
  readonly contact: string;
  /** What the registrar calls this instance from now on, or that it does not. Absent where the softphone registers. */
  readonly named?: (gruu: string | undefined) => void;
  /** Hands every MESSAGE to `take`, until the returned function is called. */
  receiveMessages(take: (request: MessageRequest) => void): () => void;
  /** Ends the connection if it is ours. */
  close(): void;
  /** Ends the connection if it is ours, since nobody answers at its other end: the next one may lead elsewhere. */
  giveUp(): void;
  /** Milliseconds of one keep-alive round trip, undefined when unanswered. Absent when this stack cannot measure. */
  readonly ping?: (waitMs: number) => Promise<number | undefined>;
}

export interface StackEvents {
  readonly onOpen: () => void;
  readonly onLost: () => void;
}
