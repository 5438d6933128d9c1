import { uriKey } from "@porchlight/documents";
import type { ConnectionState } from "../connection/connection-state";
import { type ClientStorage, memoryStorage } from "../support/client-storage";
import { type Listenable, TypedEmitter } from "../support/typed-emitter";
import { Conversation, type ConversationContext } from "./conversation";
import type { ConversationView } from "./conversation-view";
import { History, mostConversations } from "./history";
import type { IncomingMessage, MessageAnswer, MessageExchange } from "./message-exchange";
import { messageAddress } from "./message-target";
import { type PageChannel, type PageWord, pageWordIn } from "./page-channel";
import { readContent } from "./read-content";
import { checkRequired, receivedMessage } from "./received-message";

export interface MessagesOptions {
  /** Keeps conversations over a reload; in memory when absent. */
  readonly storage?: ClientStorage;
  /**
   * Tells the user's other pages what was delivered and read here: a `BroadcastChannel` whose name has the user in it. It
   * is closed with the messages. Without it every page shows what was written there.
   */
  readonly pages?: PageChannel;
}

/** All conversations. A new object for every change. */
export interface MessagesView {
  /** That with the newest message first. */
  readonly conversations: readonly ConversationView[];
  readonly unread: number;
}

export interface MessagesEvents {
  readonly view: MessagesView;
  /** A message came, and is in the view. */
  readonly received: ConversationView;
}

/** Instant messages of the user behind a connection, until they are closed (RFC 3428). */
export interface Messages extends Listenable<MessagesEvents> {
  readonly view: MessagesView;
  /** The messages with an address, `bob@office.test` or with `sip:` or `im:`; undefined when there are none yet. */
  with(address: string): ConversationView | undefined;
  /**
   * Sends a text, after those before it. What becomes of it is in the view. Throws a TypeError when `address` is no
   * address.
   */
  send(address: string, text: string): void;
  /** Sends a message again that was not delivered. */
  retry(address: string, id: string): void;
  /** How many octets more a text to that address could have; negative when it is too large (RFC 3428 §8). */
  room(address: string, text: string): number;
  /** The user changed what is to be sent; tells the other side of it (RFC 3994). */
  typed(address: string, text: string): void;
  /** The user has seen what is there. */
  read(address: string): void;
  /** Answers one MESSAGE: 200 when it was taken, else why not. */
  take(message: IncomingMessage): MessageAnswer;
  /** Ends; what is kept stays. */
  close(): void;
  /** Ends, and keeps nothing. */
  forget(): void;
}

/** What messages go through: a `PresenceClient`. */
export interface MessageConnection extends MessageExchange {
  readonly state: ConnectionState;
}

/** Makes the conversations of a user. Let `connection.receiveMessages` hand what comes to `take`. */
export const openMessages = (connection: MessageConnection, options: MessagesOptions = {}): Messages =>
  new Conversations(connection, options.storage ?? memoryStorage(), options.pages);

class Conversations extends TypedEmitter<MessagesEvents> implements Messages {
  /** By address; the newest last. */
  readonly #conversations = new Map<string, Conversation>();
  readonly #history: History;
  #isClosed = false;
  #view: MessagesView;

  constructor(
    private readonly connection: MessageConnection,
    storage: ClientStorage,
    private readonly pages: PageChannel | undefined,
  ) {
    super();
    if (pages) pages.onmessage = ({ data }: { readonly data: unknown }) => this.#hear(pageWordIn(data));
    this.#history = new History(storage, connection.entity);
    for (const kept of this.#history.restore().toReversed()) {
      this.#conversations.set(uriKey(kept.peer), new Conversation(this.#context(), kept));
    }
    this.#view = this.#look();
  }

  get view(): MessagesView {
    return this.#view;
  }

  with(address: string): ConversationView | undefined {
    return this.#find(address)?.view;
  }

  send(address: string, text: string): void {
    const peer = peerOf(address);
    if (messageAddress(peer) === undefined) throw new TypeError(`Not an address: ${address.slice(0, 100)}`);
    this.#latest(peer).send(text);
  }

  retry(address: string, id: string): void {
    this.#find(address)?.retry(id);
  }

  room(address: string, text: string): number {
    return (this.#find(address) ?? this.#made(peerOf(address))).room(text);
  }

  typed(address: string, text: string): void {
    this.#find(address)?.typed(text);
  }

  read(address: string): void {
    this.#find(address)?.read();
  }

  take(message: IncomingMessage): MessageAnswer {
    const required = checkRequired(message);
    if (!required.ok) return required.error;
    const content = readContent(message);
    if (!content.ok) return content.error;
    const peer = peerOf(message.from);
    if (content.value.kind === "composing") this.#find(peer)?.takeStatus(content.value.status);
    if (content.value.kind === "text") {
      const conversation = this.#latest(peer);
      conversation.take(receivedMessage(message, content.value, Date.now()), message.displayName);
      this.emit("received", conversation.view);
    }
    return { status: 200 };
  }

  close(): void {
    for (const conversation of this.#conversations.values()) conversation.close();
    this.pages?.close();
    this.#isClosed = true;
  }

  forget(): void {
    this.close();
    this.#conversations.clear();
    this.#history.forget();
  }

  #hear(word: PageWord | undefined): void {
    if (word?.kind === "read") this.#find(word.peer)?.mirror(word);
    if (word?.kind === "delivered") this.#latest(peerOf(word.peer)).mirror(word);
  }

  #find(address: string): Conversation | undefined {
    return this.#conversations.get(uriKey(peerOf(address)));
  }

  /** The conversation with a peer, from now on the latest. */
  #latest(peer: string): Conversation {
    const key = uriKey(peer);
    const conversation = this.#conversations.get(key) ?? this.#made(peer);
    this.#conversations.delete(key);
    this.#conversations.set(key, conversation);
    if (this.#conversations.size > mostConversations) this.#dropOldest();
    return conversation;
  }

  #dropOldest(): void {
    const [oldest] = this.#conversations.entries();
    oldest?.[1].close();
    if (oldest) this.#conversations.delete(oldest[0]);
  }

  #made(peer: string): Conversation {
    return new Conversation(this.#context(), { peer, displayName: undefined, messages: [], unread: 0 });
  }

  #context(): ConversationContext {
    return {
      exchange: this.connection,
      isOnline: () => this.connection.state.kind === "connected",
      onChange: () => this.#changed(),
      onWord: (word) => {
        if (!this.#isClosed) this.pages?.postMessage(word);
      },
    };
  }

  #changed(): void {
    this.#view = this.#look();
    this.#history.keep(this.#view.conversations);
    this.emit("view", this.#view);
  }

  #look(): MessagesView {
    const conversations = [...this.#conversations.values()].map(({ view }) => view).toReversed();
    return { conversations, unread: conversations.reduce((sum, { unread }) => sum + unread, 0) };
  }
}

/** The address of record behind a URI; the URI itself where there is none. */
const peerOf = (uri: string): string => messageAddress(uri) ?? uri;
