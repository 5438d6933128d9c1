import { newThread, type RequestSender, type SipRequest } from "../sip/request-sender";
import type { MessageOutcome, MessageToSend } from "./message-exchange";
import { messageTarget } from "./message-target";

interface Waiting {
  readonly message: MessageToSend;
  readonly end: (outcome: MessageOutcome) => void;
}

/** Sends MESSAGEs, one pending per address (RFC 3428 §8). */
export class MessageOutlet {
  /** By address; it is there while one is pending. */
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(
    private readonly sender: Pick<RequestSender, "send" | "octetsOf">,
    private readonly mostOctets: number,
  ) {}

  send(message: MessageToSend): Promise<MessageOutcome> {
    const { address } = messageTarget(message.to);
    return new Promise((end) => {
      const waiting = this.#waiting.get(address);
      if (waiting) this.#waiting.set(address, [...waiting.filter(stays), { message, end }]);
      else void this.#sendAll(address, { message, end });
    });
  }

  room(message: MessageToSend): number {
    return this.mostOctets - this.sender.octetsOf(requestOf(message));
  }

  async #sendAll(address: string, first: Waiting): Promise<void> {
    this.#waiting.set(address, []);
    for (let next: Waiting | undefined = first; next; next = this.#waiting.get(address)?.shift()) {
      next.end(await this.#sendOne(next.message));
    }
    this.#waiting.delete(address);
  }

  #sendOne(message: MessageToSend): Promise<MessageOutcome> | MessageOutcome {
    const room = this.room(message);
    return room < 0 ? { kind: "too-large", excessOctets: -room } : this.sender.send(requestOf(message));
  }
}

function stays({ message, end }: Waiting): boolean {
  if (message.isPassing) end({ kind: "superseded" });
  return !message.isPassing;
}

function requestOf({ to, contentType, body }: MessageToSend): SipRequest {
  const { uri } = messageTarget(to);
  return {
    method: "MESSAGE",
    requestUri: uri,
    to: uri,
    thread: newThread(),
    headers: [],
    body: { contentType, content: body },
  };
}
