import type { UserAgent } from "sip.js";
import type { UserAgentCore } from "sip.js/lib/core/index.js";
import type { URI } from "sip.js/lib/grammar/index.js";
import { type MessageRequest, messageRequest } from "./message-request";
import type { SipStack, StackEvents } from "./sip-stack";

/** A softphone's own sip.js UserAgent. Its connection, calls and authentication stay as they are. */
export class AdoptedStack implements SipStack {
  readonly managed = false;
  readonly aor: URI;
  readonly #userAgent: UserAgent;
  #wasOpen: boolean;

  constructor(userAgent: UserAgent, aor: URI, events: StackEvents) {
    this.#userAgent = userAgent;
    this.aor = aor;
    this.#wasOpen = userAgent.isConnected();
    userAgent.transport.stateChange.addListener(() => {
      if (this.isOpen === this.#wasOpen) return;
      this.#wasOpen = this.isOpen;
      // The transport is in the middle of its own transition; requests wait until it is through.
      queueMicrotask(this.#wasOpen ? events.onOpen : events.onLost);
    });
  }

  get core(): UserAgentCore {
    return this.#userAgent.userAgentCore;
  }

  get isOpen(): boolean {
    return this.#userAgent.isConnected();
  }

  get contact(): string {
    return this.core.configuration.contact.toString();
  }

  receiveMessages(take: (request: MessageRequest) => void): () => void {
    this.#userAgent.delegate ??= {};
    const { delegate } = this.#userAgent;
    const { onMessage } = delegate;
    delegate.onMessage = (message) => take(messageRequest(message.request, message));
    return () => {
      if (onMessage) delegate.onMessage = onMessage;
      else delete delegate.onMessage;
    };
  }

  open(): Promise<boolean> {
    return Promise.resolve(this.isOpen);
  }

  close(): void {
    // The connection belongs to the softphone.
  }

  giveUp(): void {
    // As above.
  }
}
