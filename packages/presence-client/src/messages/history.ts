import type { ClientStorage } from "../support/client-storage";
import type { ChatMessage, Delivery, ReceivedMessage, SentMessage } from "./conversation-view";

/** What is kept of a conversation. */
export interface KeptConversation {
  readonly peer: string;
  readonly displayName: string | undefined;
  readonly messages: readonly ChatMessage[];
  readonly unread: number;
}

export const mostMessages = 200;
export const mostConversations = 50;
/** Of the texts of all conversations; the oldest go first. */
const mostCharacters = 300_000;

/** Drops the oldest messages of a conversation beyond what is kept. */
export function bounded(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  let characters = 0;
  const cut = messages.findLastIndex((message) => {
    characters += message.text.length;
    return characters > mostCharacters;
  });
  return messages.slice(Math.max(cut + 1, messages.length - mostMessages));
}

/** The conversations of one user, in a storage. */
export class History {
  readonly #key: string;

  constructor(
    private readonly storage: ClientStorage,
    entity: string,
  ) {
    this.#key = `messages:${entity}`;
  }

  /** Keeps conversations, the newest first, within bounds. */
  keep(conversations: readonly KeptConversation[]): void {
    let room = mostCharacters;
    const kept = conversations
      .slice(0, mostConversations)
      .flatMap(({ peer, displayName, messages, unread }) => {
        room -= messages.reduce((sum, { text }) => sum + text.length, 0);
        return room < 0 ? [] : [{ peer, displayName, messages, unread }];
      });
    this.storage.set(this.#key, JSON.stringify(kept));
  }

  forget(): void {
    this.storage.remove(this.#key);
  }

  /** What was kept, the newest first; what is not as it was written is left out. */
  restore(): readonly KeptConversation[] {
    try {
      const kept: unknown = JSON.parse(this.storage.get(this.#key) ?? "[]");
      return Array.isArray(kept) ? kept.slice(0, mostConversations).flatMap(conversationIn) : [];
    } catch {
      return [];
    }
  }
}

type Fields = Partial<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? value : {});

function conversationIn(value: unknown): KeptConversation[] {
  const { peer, displayName, messages, unread } = fieldsOf(value);
  if (typeof peer !== "string" || !Array.isArray(messages)) return [];
  const kept = bounded(messages.flatMap(messageIn));
  const isCount = typeof unread === "number" && unread >= 0;
  return [
    {
      peer,
      displayName: typeof displayName === "string" ? displayName : undefined,
      messages: kept,
      unread: isCount ? Math.min(unread, kept.length) : 0,
    },
  ];
}

/** Undefined when it is none that was sent. */
export const sentMessageIn = (value: unknown): SentMessage | undefined =>
  messageIn(value).find((message) => message.kind === "sent");

function messageIn(value: unknown): ChatMessage[] {
  const fields = fieldsOf(value);
  const { kind, id, text, at } = fields;
  if (typeof id !== "string" || typeof text !== "string" || typeof at !== "number") return [];
  if (kind === "sent") return [sentIn({ id, text, at }, fields)];
  return kind === "received" ? [receivedIn({ id, text, at }, fields)] : [];
}

interface Basics {
  readonly id: string;
  readonly text: string;
  readonly at: number;
}

const sentIn = (basics: Basics, { delivery }: Fields): SentMessage => ({
  kind: "sent",
  ...basics,
  delivery: deliveryIn(fieldsOf(delivery)),
});

const plainKinds = [
  "delivered",
  "relayed",
  "not-there",
  "no-such-address",
  "refused",
  "unsupported",
  "offline",
] as const;

/** What was under way when the page went may have arrived or not. */
function deliveryIn({ kind, statusCode, excessOctets }: Fields): Delivery {
  if (kind === "failed" && typeof statusCode === "number") return { kind, statusCode };
  if (kind === "too-large")
    return { kind, excessOctets: typeof excessOctets === "number" ? excessOctets : undefined };
  return { kind: plainKinds.find((each) => each === kind) ?? "uncertain" };
}

function receivedIn(
  basics: Basics,
  { sentAt, subject, author, isExpired, unknownRequired }: Fields,
): ReceivedMessage {
  return {
    kind: "received",
    ...basics,
    ...(typeof sentAt === "number" ? { sentAt } : {}),
    ...(typeof subject === "string" ? { subject } : {}),
    ...(typeof author === "string" ? { author } : {}),
    isExpired: isExpired === true,
    unknownRequired: Array.isArray(unknownRequired)
      ? unknownRequired.filter((each) => typeof each === "string")
      : [],
  };
}
