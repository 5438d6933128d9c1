import type { IncomingRequestMessage } from "sip.js/lib/core/index.js";
import type { URI } from "sip.js/lib/grammar/index.js";

/** The dialog of one subscription, made by its first NOTIFY (RFC 6665 §4.4.1), not by the 2xx. */
export class SubscriptionDialog {
  readonly remoteTag: string;
  readonly routeSet: readonly string[];
  #remoteTarget: URI;
  #remoteSequence: number;

  private constructor(notify: IncomingRequestMessage, target: URI) {
    this.remoteTag = notify.fromTag;
    this.routeSet = notify.getHeaders("record-route");
    this.#remoteTarget = target;
    this.#remoteSequence = notify.cseq;
  }

  /** Undefined when the NOTIFY names no contact to send refreshes to. */
  static fromNotify(notify: IncomingRequestMessage): SubscriptionDialog | undefined {
    const target = contactOf(notify);
    return target && new SubscriptionDialog(notify, target);
  }

  get remoteTarget(): URI {
    return this.#remoteTarget;
  }

  /** 200 when `notify` is the next of this dialog, else the status that refuses it (RFC 3261 §12.2.2). */
  admit(notify: IncomingRequestMessage): 200 | 481 | 500 {
    if (notify.fromTag !== this.remoteTag) return 481;
    if (notify.cseq <= this.#remoteSequence) return 500;
    this.#remoteSequence = notify.cseq;
    this.#remoteTarget = contactOf(notify) ?? this.#remoteTarget;
    return 200;
  }
}

function contactOf(message: IncomingRequestMessage): URI | undefined {
  const contact: { readonly uri?: URI } | undefined = message.parseHeader("contact");
  return contact?.uri;
}
