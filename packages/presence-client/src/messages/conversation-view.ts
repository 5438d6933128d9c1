/** What became of a message that was sent. */
export type Delivery =
  | { readonly kind: "sending" }
  /** A device of the receiver took it; whether it was read is not known (RFC 3428 §4). */
  | { readonly kind: "delivered" }
  /** Somebody took it who passes it on (202). */
  | { readonly kind: "relayed" }
  /** The receiver is not there. */
  | { readonly kind: "not-there" }
  /** There is no such receiver. */
  | { readonly kind: "no-such-address" }
  /** The server or the receiver does not want it. */
  | { readonly kind: "refused" }
  /** The receiver does not show text. */
  | { readonly kind: "unsupported" }
  /** @property excessOctets undefined where somebody on the way did not say */
  | { readonly kind: "too-large"; readonly excessOctets: number | undefined }
  /** There was no connection; nothing was sent. */
  | { readonly kind: "offline" }
  /** No answer came: it may have arrived or not. */
  | { readonly kind: "uncertain" }
  | { readonly kind: "failed"; readonly statusCode: number };

export interface SentMessage {
  readonly kind: "sent";
  readonly id: string;
  readonly text: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly delivery: Delivery;
}

export interface ReceivedMessage {
  readonly kind: "received";
  readonly id: string;
  readonly text: string;
  /** When it came, milliseconds since the Unix epoch. */
  readonly at: number;
  /** When the sender says that it was sent. */
  readonly sentAt?: number;
  readonly subject?: string;
  /** Who wrote it by its own words, where that is somebody else than who sent it; nobody has checked that. */
  readonly author?: string;
  /** It came after its time (RFC 3428 §7). */
  readonly isExpired: boolean;
  /** What must be understood to understand it, and is not known here (RFC 3862 §3.5). */
  readonly unknownRequired: readonly string[];
}

export type ChatMessage = SentMessage | ReceivedMessage;

/** The messages with one address. A new object for every change. */
export interface ConversationView {
  /** Address of record with scheme; the URI itself where it has none. */
  readonly peer: string;
  /** What the other side calls itself; nobody has checked that. */
  readonly displayName: string | undefined;
  /** Something can be sent there. */
  readonly isReachable: boolean;
  /** The oldest first. */
  readonly messages: readonly ChatMessage[];
  readonly unread: number;
  readonly isWriting: boolean;
}
