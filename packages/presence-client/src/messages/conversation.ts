import type { IsComposing } from "@porchlight/documents";
import { Alarm } from "../support/alarm";
import { randomToken } from "../support/random-id";
import { ComposingWords } from "./composing/composing-words";
import { heardStatus, isWritingAt, type PeerWriting } from "./composing/peer-writing";
import type {
  ChatMessage,
  ConversationView,
  Delivery,
  ReceivedMessage,
  SentMessage,
} from "./conversation-view";
import { deliveryOf } from "./delivery";
import { bounded, type KeptConversation } from "./history";
import type { MessageExchange, MessageToSend } from "./message-exchange";
import { messageAddress } from "./message-target";
import type { PageWord } from "./page-channel";

/** What one conversation needs of the outside. */
export interface ConversationContext {
  readonly exchange: MessageExchange;
  readonly isOnline: () => boolean;
  readonly onChange: () => void;
  /** Something happened that the user's other pages do not hear by themselves. */
  readonly onWord: (word: PageWord) => void;
}

/** The messages with one address, both ways. */
export class Conversation {
  readonly #words: ComposingWords;
  readonly #writingEnd = new Alarm();
  #writing: PeerWriting;
  #view: ConversationView;

  constructor(
    private readonly context: ConversationContext,
    { peer, displayName, messages, unread }: KeptConversation,
  ) {
    this.#words = new ComposingWords(context.exchange, peer);
    const isReachable = messageAddress(peer) !== undefined;
    this.#view = { peer, displayName, messages, unread, isReachable, isWriting: false };
  }

  get view(): ConversationView {
    return this.#view;
  }

  /** How many octets more a text could have; negative when it is too large to be sent. */
  room(text: string): number {
    return this.#view.isReachable ? this.context.exchange.messageRoom(this.#textOf(text)) : 0;
  }

  send(text: string): void {
    this.#words.note("sent");
    const message: SentMessage = {
      kind: "sent",
      id: randomToken(10),
      text,
      at: Date.now(),
      delivery: { kind: "sending" },
    };
    this.#show({ messages: bounded([...this.#view.messages, message]) });
    void this.#deliver(message);
  }

  /** Sends a message again that was not delivered. */
  retry(id: string): void {
    const message = this.#view.messages.find((each) => each.id === id);
    if (message?.kind !== "sent" || !isOpen(message.delivery)) return;
    this.#mark(id, { kind: "sending" });
    void this.#deliver(message);
  }

  /** The user changed what is to be sent. It is told to nobody who has not written before (RFC 3994 §7). */
  typed(text: string): void {
    const isReply = this.#view.messages.some(({ kind }) => kind === "received");
    if (isReply && this.#view.isReachable) this.#words.note(text === "" ? "cleared" : "input");
  }

  /** The user has seen everything. */
  read(): void {
    if (this.#view.unread === 0) return;
    this.#show({ unread: 0 });
    this.context.onWord({ kind: "read", peer: this.#view.peer });
  }

  /** Another page of the user says what happened there. */
  mirror(word: PageWord): void {
    if (word.kind === "read") this.#show({ unread: 0 });
    else this.#show({ messages: bounded([...this.#view.messages, word.message]) });
  }

  take(message: ReceivedMessage, displayName: string): void {
    this.#writing = undefined;
    this.#writingEnd.clear();
    const messages = bounded([...this.#view.messages, message]);
    this.#show({
      messages,
      unread: Math.min(this.#view.unread + 1, messages.length),
      isWriting: false,
      ...(displayName === "" ? {} : { displayName }),
    });
  }

  takeStatus(status: IsComposing): void {
    const now = Date.now();
    this.#writing = heardStatus(status, now);
    this.#writingEnd.clear();
    if (this.#writing !== undefined) this.#writingEnd.set(this.#writing - now, () => this.#lookAtTime());
    this.#lookAtTime();
  }

  close(): void {
    this.#words.close();
    this.#writingEnd.clear();
  }

  #lookAtTime(): void {
    const isWriting = isWritingAt(this.#writing, Date.now());
    if (isWriting !== this.#view.isWriting) this.#show({ isWriting });
  }

  async #deliver({ id, text }: SentMessage): Promise<void> {
    if (!this.context.isOnline()) {
      this.#mark(id, { kind: "offline" });
      return;
    }
    this.#mark(id, deliveryOf(await this.context.exchange.sendMessage(this.#textOf(text))));
    const message = this.#view.messages.find((each) => each.id === id);
    if (message?.kind === "sent" && hasArrived(message.delivery))
      this.context.onWord({ kind: "delivered", peer: this.#view.peer, message });
  }

  #textOf(body: string): MessageToSend {
    return { to: this.#view.peer, contentType: "text/plain;charset=UTF-8", body };
  }

  #mark(id: string, delivery: Delivery): void {
    const marked = (message: ChatMessage): ChatMessage =>
      message.id === id && message.kind === "sent" ? { ...message, delivery } : message;
    this.#show({ messages: this.#view.messages.map(marked) });
  }

  #show(change: Partial<ConversationView>): void {
    this.#view = { ...this.#view, ...change };
    this.context.onChange();
  }
}

const hasArrived = ({ kind }: Delivery): boolean => kind === "delivered" || kind === "relayed";

/** Whether sending again makes sense. */
const isOpen = (delivery: Delivery): boolean => delivery.kind !== "sending" && !hasArrived(delivery);
