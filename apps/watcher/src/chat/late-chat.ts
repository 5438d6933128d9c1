import type {
  ConversationView,
  MessageAnswer,
  MessageReceiver,
  Messages,
  MessagesView,
} from "@porchlight/presence-client";

/** Somebody wrote; another object each time. */
export type News = Pick<ConversationView, "peer" | "displayName">;

export interface ChatView {
  /** Undefined until their code is here. */
  readonly messages: MessagesView | undefined;
  readonly unread: number;
  readonly hasFailed: boolean;
  readonly news: News | undefined;
}

/** What hands over messages that come. */
export interface MessageSource {
  receiveMessages(receiver: MessageReceiver): () => void;
}

/**
 * The user's messages, whose code comes after the page: when there is a connection, or when somebody writes, who then
 * waits for the answer that long.
 */
export class LateChat {
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  /** What was typed and not sent yet, by address. */
  readonly drafts = new Map<string, string>();
  #messages: Messages | undefined;
  #loading: Promise<Messages | undefined> | undefined;
  #isClosed = false;
  #view: ChatView = { messages: undefined, unread: 0, hasFailed: false, news: undefined };

  constructor(
    source: MessageSource,
    private readonly open: () => Promise<Messages>,
  ) {
    this.#stop = source.receiveMessages((message) => this.#take(message));
  }

  /** The same object until something changes. */
  get view(): ChatView {
    return this.#view;
  }

  get messages(): Messages | undefined {
    return this.#messages;
  }

  /** Undefined when the code cannot be had at the moment; the next call asks again. */
  load(): Promise<Messages | undefined> {
    this.#loading ??= this.open().then(
      (messages) => this.#loaded(messages),
      () => this.#failed(),
    );
    return this.#loading;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#end();
    this.#messages?.close();
  }

  /** The user signed out: nothing is kept. */
  forget(): void {
    this.#end();
    void this.load().then((messages) => messages?.forget());
  }

  #end(): void {
    this.#isClosed = true;
    this.#stop();
    this.#listeners.clear();
    this.drafts.clear();
  }

  async #take(message: Parameters<MessageReceiver>[0]): Promise<MessageAnswer> {
    const messages = await this.load();
    return messages && !this.#isClosed ? messages.take(message) : { status: 480 };
  }

  #loaded(messages: Messages): Messages {
    this.#messages = messages;
    messages.on("view", (view) => this.#show({ messages: view, unread: view.unread }));
    messages.on("received", ({ peer, displayName }) => this.#show({ news: { peer, displayName } }));
    this.#show({ messages: messages.view, unread: messages.view.unread, hasFailed: false });
    return messages;
  }

  #failed(): undefined {
    this.#loading = undefined;
    this.#show({ hasFailed: true });
  }

  #show(change: Partial<ChatView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
