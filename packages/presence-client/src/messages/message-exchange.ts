import type { SipOutcome } from "../sip/request-sender";

/** One MESSAGE to send. */
export interface MessageToSend {
  /** `bob@office.test`, or with `sip:` or `im:`. */
  readonly to: string;
  /** Media type with parameters. */
  readonly contentType: string;
  readonly body: string;
  /** Worth nothing any more once another one to the same address waits. */
  readonly isPassing?: boolean;
}

/** How a MESSAGE ended. */
export type MessageOutcome =
  | SipOutcome
  /** Not sent: by so many octets larger than may be (RFC 3428 §8). */
  | { readonly kind: "too-large"; readonly excessOctets: number }
  /** A passing message that another one took the place of. */
  | { readonly kind: "superseded" };

/** A MESSAGE that came. */
export interface IncomingMessage {
  /** The URI of From, as the server let it pass. */
  readonly from: string;
  /** What the sender calls itself; empty when it does not. */
  readonly displayName: string;
  readonly body: string;
  /** The first value of a header field. */
  readonly header: (name: string) => string | undefined;
}

/** What is answered to a MESSAGE: 200, or why not. */
export interface MessageAnswer {
  readonly status: number;
  /** Whole header lines without line end. */
  readonly headers?: readonly string[];
}

/** Receives every MESSAGE. What it throws is answered with 500. */
export type MessageReceiver = (message: IncomingMessage) => MessageAnswer | Promise<MessageAnswer>;

/** What can send and receive messages out of dialog (RFC 3428): a `PresenceClient`. */
export interface MessageExchange {
  /** The address of record with scheme. */
  readonly entity: string;
  /**
   * Sends one, when the one before it to the same address has ended (RFC 3428 §8). Throws a TypeError when `to` is no
   * address.
   */
  sendMessage(message: MessageToSend): Promise<MessageOutcome>;
  /** How many octets more the body could have; negative when it is too large. */
  messageRoom(message: MessageToSend): number;
  /**
   * Answers every MESSAGE by `receiver` until the returned function is called; before and after that they are refused,
   * or left to the softphone.
   */
  receiveMessages(receiver: MessageReceiver): () => void;
}
