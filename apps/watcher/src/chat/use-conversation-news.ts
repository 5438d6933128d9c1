import type { ChatMessage } from "@porchlight/presence-client";
import { useAnnounce, visibleText } from "@porchlight/ui";
import { useEffect, useRef } from "react";
import { lateWords } from "../words/late-words";

/** Says aloud, once, what has just been said, and what became of one's own last message. */
export function useConversationNews(messages: readonly ChatMessage[], name: string): void {
  const announce = useAnnounce();
  const latest = messages.at(-1);
  const told = useRef(latest);
  useEffect(() => {
    const before = told.current;
    if (latest === undefined || keyOf(latest) === (before && keyOf(before))) return;
    told.current = latest;
    const fresh = messages.slice(messages.findIndex(({ id }) => id === before?.id) + 1);
    const news = (fresh.length > 0 ? fresh : [latest]).flatMap((message) => newsOf(message, name) ?? []);
    if (news.length > 0) announce(visibleText(news.join(" ")));
  });
}

const keyOf = (message: ChatMessage): string =>
  message.kind === "received" ? message.id : `${message.id} ${message.delivery.kind}`;

function newsOf(message: ChatMessage, name: string): string | undefined {
  if (message.kind === "received") return `${name}: ${message.text}`;
  return message.delivery.kind === "sending" ? undefined : lateWords.chat.delivery(message.delivery);
}
