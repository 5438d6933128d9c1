import { type Messages, messageAddress } from "@porchlight/presence-client";
import { Button, Drawer, ErrorState, Skeleton, UriText, useNow } from "@porchlight/ui";
import { ArrowLeft } from "lucide-react";
import { useEffect } from "react";
import { DrawerConnection } from "../board/connection-banner";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { ConversationList } from "./conversation-list";
import { ConversationPanel } from "./conversation-panel";
import { MessageForm } from "./message-form";
import { closeChat, type OpenChat, showChat } from "./open-chat";
import { peerName } from "./whom";
import { WriteTo } from "./write-to";

export interface ChatDrawerProps {
  readonly desk: Desk;
  readonly open: OpenChat;
}

/** All conversations, or one. */
export function ChatDrawer({ desk, open }: ChatDrawerProps) {
  const { chat } = desk;
  const view = useLive(chat, () => chat.view);
  const { contacts } = useLive(desk.book, () => desk.book.view);
  useEffect(() => void chat.load(), [chat]);
  const { messages } = chat;
  const peer = open.kind === "one" ? open.peer : undefined;
  const name = peer === undefined ? "" : peerName(peer, contacts);
  return (
    <Drawer
      open
      onOpenChange={(isOpen) => !isOpen && closeChat()}
      title={peer === undefined ? lateWords.chat.title : <bdi>{name}</bdi>}
      subtitle={peer === undefined ? undefined : <UriText uri={peer} className="wrap-anywhere" />}
      className="max-w-lg!"
      actions={
        peer !== undefined && messages ? (
          <div className="w-full">
            {messageAddress(peer) !== undefined ? (
              <MessageForm key={peer} chat={chat} messages={messages} peer={peer} name={name} />
            ) : (
              <p className="text-sm text-text-muted">{lateWords.chat.cannotAnswer}</p>
            )}
          </div>
        ) : undefined
      }
    >
      <DrawerConnection client={desk.client} />
      <div className="flex grow flex-col gap-4" data-testid="messages">
        {peer !== undefined && <BackToAll />}
        {messages ? (
          <Content desk={desk} messages={messages} peer={peer} name={name} />
        ) : (
          <NotYet hasFailed={view.hasFailed} onRetry={() => void chat.load()} />
        )}
      </div>
    </Drawer>
  );
}

interface ContentProps {
  readonly desk: Desk;
  readonly messages: Messages;
  readonly peer: string | undefined;
  readonly name: string;
}

function Content({ desk, messages, peer, name }: ContentProps) {
  const now = useNow(30_000);
  if (peer !== undefined) {
    return (
      <ConversationPanel
        key={peer}
        messages={messages}
        conversation={messages.with(peer)}
        peer={peer}
        name={name}
        now={now}
      />
    );
  }
  const { contacts } = desk.book.view;
  return (
    <>
      <WriteTo entity={desk.client.entity} />
      <ConversationList conversations={messages.view.conversations} contacts={contacts} now={now} />
    </>
  );
}

function BackToAll() {
  return (
    <Button
      size="sm"
      variant="ghost"
      className="-mt-2 -ml-2 self-start"
      onClick={() => showChat()}
      data-testid="messages-back"
    >
      <ArrowLeft aria-hidden="true" />
      {lateWords.chat.title}
    </Button>
  );
}

function NotYet({ hasFailed, onRetry }: { readonly hasFailed: boolean; readonly onRetry: () => void }) {
  if (hasFailed) return <ErrorState title={lateWords.chat.failed} onRetry={onRetry} />;
  return (
    <div role="status" aria-label={lateWords.chat.loading}>
      <Skeleton className="h-24" />
    </div>
  );
}
