import { parseAddress } from "@porchlight/presence-client";
import { Button, Form, TextField } from "@porchlight/ui";
import { useState } from "react";
import { domainOf } from "../visibility/names";
import { lateWords } from "../words/late-words";
import { showChat } from "./open-chat";

/** Begins a conversation by an address. */
export function WriteTo({ entity }: { readonly entity: string }) {
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const submit = (): void => {
    const address = parseAddress(typed.trim().replace(/^im:/i, ""), domainOf(entity));
    setWrong(!address.ok);
    if (address.ok) showChat(address.value);
  };
  return (
    <Form onSubmit={submit} className="flex items-start gap-2">
      <TextField
        label={lateWords.chat.to}
        hint={lateWords.chat.toHelp}
        error={isWrong ? lateWords.chat.noAddress : undefined}
        value={typed}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="grow"
        onChange={(event) => setTyped(event.target.value)}
        data-testid="write-to-address"
      />
      <Button type="submit" className="mt-[1.625rem]" data-testid="write-to">
        {lateWords.chat.write}
      </Button>
    </Form>
  );
}
