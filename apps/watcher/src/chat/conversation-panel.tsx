import type { ConversationView, Messages } from "@porchlight/presence-client";
import { Untrusted } from "@porchlight/ui";
import { useEffect } from "react";
import { lateWords } from "../words/late-words";
import { MessageItem } from "./message-item";
import { useConversationNews } from "./use-conversation-news";
import { useStayAtEnd } from "./use-stay-at-end";

export interface ConversationPanelProps {
  readonly messages: Messages;
  /** Undefined while nothing was said. */
  readonly conversation: ConversationView | undefined;
  readonly peer: string;
  readonly name: string;
  readonly now: number;
}

/** What was said with one address. */
export function ConversationPanel({ messages, conversation, peer, name, now }: ConversationPanelProps) {
  const said = conversation?.messages ?? [];
  const end = useStayAtEnd(said.length);
  useReading(messages, peer, conversation?.unread ?? 0);
  useConversationNews(said, name);
  return (
    <div className="flex grow flex-col gap-4" data-testid="conversation" data-peer={peer}>
      {conversation?.displayName && (
        <p className="wrap-anywhere text-sm text-text-muted">
          <Untrusted text={lateWords.chat.callsItself(conversation.displayName)} />
        </p>
      )}
      {said.length === 0 && <p className="text-text-muted">{lateWords.chat.begin(name)}</p>}
      {/* It is told as a sentence, not element by element. */}
      <div role="log" aria-live="off" aria-label={lateWords.chat.with(name)}>
        <ol className="flex flex-col gap-3">
          {said.map((message) => (
            <MessageItem
              key={message.id}
              message={message}
              name={name}
              now={now}
              onRetry={() => messages.retry(peer, message.id)}
            />
          ))}
        </ol>
      </div>
      <p role="status" className="min-h-5 text-sm text-text-muted" data-testid="peer-writing">
        {conversation?.isWriting && lateWords.chat.writing(name)}
      </p>
      <div ref={end} />
    </div>
  );
}

/** What is in sight is read; what comes while the tab is hidden is not. */
function useReading(messages: Messages, peer: string, unread: number): void {
  useEffect(() => {
    const read = (): void => {
      if (unread > 0 && document.visibilityState === "visible") messages.read(peer);
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [messages, peer, unread]);
}
