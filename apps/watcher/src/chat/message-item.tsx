import type { ChatMessage, Delivery, ReceivedMessage, SentMessage } from "@porchlight/presence-client";
import { Button, cn, exactText, Untrusted } from "@porchlight/ui";
import { clock } from "../format/time";
import { lateWords } from "../words/late-words";
import { ui } from "../words/words";
import { MessageText } from "./message-text";

export interface MessageItemProps {
  readonly message: ChatMessage;
  /** Of the other side. */
  readonly name: string;
  readonly now: number;
  readonly onRetry: () => void;
}

/** One message, with what became of it. */
export function MessageItem({ message, name, now, onRetry }: MessageItemProps) {
  const isMine = message.kind === "sent";
  return (
    <li
      className={cn(
        "flex max-w-[85%] flex-col gap-1",
        isMine ? "items-end self-end" : "items-start self-start",
      )}
      data-testid="message"
      data-kind={message.kind}
    >
      <span className="sr-only">{isMine ? lateWords.chat.you : name}: </span>
      <div
        className={cn(
          "min-w-0 max-w-full rounded-md border px-3 py-2",
          isMine ? "border-accent/40 bg-surface-raised" : "border-line bg-surface",
        )}
      >
        {message.kind === "received" && <Claims message={message} />}
        <MessageText text={message.text} />
      </div>
      <p
        className={cn(
          "flex flex-wrap items-center gap-x-2 text-text-muted text-xs",
          isMine && "justify-end text-right",
        )}
      >
        <time dateTime={new Date(message.at).toISOString()} title={timeTitle(message)}>
          {clock(message.at, now)}
        </time>
        {message.kind === "sent" && <DeliveryState message={message} onRetry={onRetry} />}
      </p>
    </li>
  );
}

const timeTitle = (message: ChatMessage): string =>
  exactText((message.kind === "received" && message.sentAt) || message.at, ui);

/** What a message says of itself, or lacks. */
function Claims({ message }: { readonly message: ReceivedMessage }) {
  const { subject, author, isExpired, unknownRequired } = message;
  const claims = [
    author !== undefined && lateWords.chat.author(author),
    subject !== undefined && lateWords.chat.subject(subject),
    isExpired && lateWords.chat.expired,
    unknownRequired.length > 0 && lateWords.chat.notUnderstood(unknownRequired.join(", ")),
  ].filter((claim) => claim !== false);
  return claims.map((claim) => (
    <p key={claim} className="wrap-anywhere text-sm text-text-muted" data-testid="message-claim">
      <Untrusted text={claim} />
    </p>
  ));
}

/** It makes no sense to send again what is under way, has arrived, or is too long. */
const final: ReadonlySet<Delivery["kind"]> = new Set(["sending", "delivered", "relayed", "too-large"]);

function DeliveryState({
  message,
  onRetry,
}: {
  readonly message: SentMessage;
  readonly onRetry: () => void;
}) {
  const { delivery } = message;
  const isTrouble = !final.has(delivery.kind) || delivery.kind === "too-large";
  return (
    <>
      <span
        className={isTrouble ? "text-warn" : undefined}
        data-testid="delivery"
        data-delivery={delivery.kind}
      >
        {lateWords.chat.delivery(delivery)}
      </span>
      {!final.has(delivery.kind) && (
        <Button size="sm" variant="ghost" onClick={onRetry} data-testid="message-retry">
          {lateWords.chat.tryAgain}
        </Button>
      )}
    </>
  );
}
