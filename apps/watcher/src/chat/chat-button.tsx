import { IconButton } from "@porchlight/ui";
import { MessageSquare } from "lucide-react";
import { useEffect } from "react";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";
import { words } from "../words/words";
import { showChat } from "./open-chat";
import { peerName } from "./whom";

/** The way to the messages, with how many are unread; says aloud who wrote. */
export function ChatButton({ desk }: { readonly desk: Desk }) {
  const { unread, news } = useLive(desk.chat, () => desk.chat.view);
  const { contacts } = useLive(desk.book, () => desk.book.view);
  useEffect(() => {
    document.title = unread === 0 ? words.productName : `(${unread}) ${words.productName}`;
    return () => {
      document.title = words.productName;
    };
  }, [unread]);
  return (
    <span className="relative flex">
      <IconButton
        label={words.messages.open(unread)}
        tooltipSide="bottom"
        onClick={() => showChat()}
        data-testid="open-messages"
      >
        <MessageSquare />
      </IconButton>
      {unread > 0 && (
        <span className="pointer-events-none absolute -top-0.5 -right-0.5">
          <UnreadCount count={unread} />
        </span>
      )}
      <span role="status" className="sr-only" data-testid="message-news">
        {/* The same person may write twice. */}
        {news && unread > 0 && <span key={unread}>{words.messages.news(peerName(news.peer, contacts))}</span>}
      </span>
    </span>
  );
}

/** A number on a spot; what it means is said elsewhere. */
export function UnreadCount({ count }: { readonly count: number }) {
  return (
    <span
      aria-hidden="true"
      className="block min-w-5 rounded-full bg-accent-fill px-1.5 text-center font-medium text-accent-ink text-xs leading-5"
      data-testid="unread"
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
