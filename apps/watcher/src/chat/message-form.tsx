import type { Messages } from "@porchlight/presence-client";
import { Button, TextArea } from "@porchlight/ui";
import { SendHorizontal } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { lateWords } from "../words/late-words";
import type { LateChat } from "./late-chat";

export interface MessageFormProps {
  readonly chat: LateChat;
  readonly messages: Messages;
  readonly peer: string;
  readonly name: string;
}

/** Where one writes; Enter sends. What is not sent yet is there again when one comes back. */
export function MessageForm({ chat, messages, peer, name }: MessageFormProps) {
  const [typed, setTyped] = useState(() => chat.drafts.get(peer) ?? "");
  const field = useFocus();
  const excess = typed === "" ? 0 : -messages.room(peer, typed);
  const write = (text: string): void => {
    setTyped(text);
    chat.drafts.set(peer, text);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === "" || excess > 0) return;
    messages.send(peer, typed);
    write("");
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };
  return (
    <form onSubmit={send} className="flex w-full items-start gap-2">
      <TextArea
        label={lateWords.chat.message(name)}
        hideLabel
        rows={2}
        className="grow"
        value={typed}
        ref={field}
        hint={excess > 0 ? lateWords.chat.over(excess) : lateWords.chat.keys}
        error={excess > 0 ? lateWords.chat.tooLong : undefined}
        onChange={(event) => {
          write(event.target.value);
          messages.typed(peer, event.target.value);
        }}
        onKeyDown={onKey}
        data-testid="message-text"
      />
      <Button type="submit" variant="primary" aria-label={lateWords.chat.send} data-testid="message-send">
        <SendHorizontal aria-hidden="true" />
      </Button>
    </form>
  );
}

/** Whoever opens a conversation came to write. A panel that it was opened from gives the focus back before that. */
function useFocus(): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const turn = setTimeout(() => field.current?.focus());
    return () => clearTimeout(turn);
  }, []);
  return field;
}
