import type { ConversationView } from "@porchlight/presence-client";
import { UriText, visibleText } from "@porchlight/ui";
import type { Contact } from "../contacts/contact-book";
import { clock } from "../format/time";
import { lateWords } from "../words/late-words";
import { words } from "../words/words";
import { UnreadCount } from "./chat-button";
import { showChat } from "./open-chat";
import { peerName } from "./whom";

export interface ConversationListProps {
  readonly conversations: readonly ConversationView[];
  readonly contacts: readonly Contact[];
  readonly now: number;
}

/** Whom I talk to, that with the newest message first. */
export function ConversationList({ conversations, contacts, now }: ConversationListProps) {
  if (conversations.length === 0) {
    return (
      <div>
        <p className="font-medium">{lateWords.chat.none}</p>
        <p className="text-text-muted">{lateWords.chat.noneHelp}</p>
      </div>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {conversations.map((conversation) => (
        <li key={conversation.peer}>
          <ConversationRow
            conversation={conversation}
            name={peerName(conversation.peer, contacts)}
            now={now}
          />
        </li>
      ))}
    </ul>
  );
}

interface ConversationRowProps {
  readonly conversation: ConversationView;
  readonly name: string;
  readonly now: number;
}

const longestPreview = 120;

function ConversationRow({ conversation: { peer, messages, unread }, name, now }: ConversationRowProps) {
  const last = messages.at(-1);
  return (
    <button
      type="button"
      onClick={() => showChat(peer)}
      className="flex min-h-14 w-full items-center gap-3 px-3 py-2 text-left hover:bg-surface-raised focus-visible:-outline-offset-2"
      data-testid={`conversation-${peer}`}
    >
      <span className="min-w-0 grow">
        <bdi className="block truncate font-medium">{name}</bdi>
        <UriText uri={peer} className="block truncate text-text-muted" />
        {last && (
          <bdi className="block truncate text-sm text-text-muted">
            {visibleText(last.text.replace(/\s+/g, " "), longestPreview)}
          </bdi>
        )}
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1 text-text-muted text-xs">
        {last && clock(last.at, now)}
        {unread > 0 && <span className="sr-only">{words.messages.unread(unread)}</span>}
        {unread > 0 && <UnreadCount count={unread} />}
      </span>
    </button>
  );
}
