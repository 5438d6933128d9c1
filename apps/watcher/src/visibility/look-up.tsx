import { parseAddress } from "@porchlight/presence-client";
import { Button, Form, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { words } from "../words/words";
import { domainOf } from "./names";
import { showVisibility } from "./open-visibility";

/** Anybody by address: what they can see of me, and how I look to them. */
export function LookUp({ desk }: { readonly desk: Desk }) {
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const typed = String(new FormData(event.currentTarget).get("address") ?? "");
    const address = parseAddress(typed, domainOf(desk.client.entity));
    if (!address.ok) setProblem(words.signIn.addressProblem[address.error]);
    else if (address.value === desk.client.entity)
      setProblem(lateWords.visibility.failure({ kind: "own-address" }));
    else showVisibility({ watcher: address.value });
  };
  return (
    <Form className="flex flex-wrap items-start gap-2" onSubmit={submit}>
      <TextField
        label={lateWords.visibility.lookUp}
        name="address"
        className="min-w-0 flex-1 basis-48"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        hint={lateWords.visibility.lookUpHelp}
        error={problem}
        data-testid="look-up-address"
      />
      <Button type="submit" className="mt-6" data-testid="look-up">
        {lateWords.visibility.show}
      </Button>
    </Form>
  );
}
