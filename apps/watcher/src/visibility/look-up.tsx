import { parseAddress } from "@porchlight/presence-client";
import { Button, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import type { Desk } from "../session/desk";
import { texts } from "../texts";
import { domainOf } from "./names";
import { showVisibility } from "./open-visibility";
import { visibilityTexts } from "./visibility-texts";

/** Anybody by address: what they can see of me, and how I look to them. */
export function LookUp({ desk }: { readonly desk: Desk }) {
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("address") ?? "");
    const address = parseAddress(typed, domainOf(desk.client.entity));
    if (!address.ok) setProblem(texts.signIn.malformedAddress);
    else if (address.value === desk.client.entity)
      setProblem(visibilityTexts.rulesFailure({ kind: "own-address" }));
    else showVisibility({ watcher: address.value });
  };
  return (
    <form className="flex flex-wrap items-start gap-2" onSubmit={submit} noValidate>
      <TextField
        label={visibilityTexts.lookUp}
        name="address"
        className="min-w-0 flex-1 basis-48"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        hint={visibilityTexts.lookUpHelp}
        error={problem}
        data-testid="look-up-address"
      />
      <Button type="submit" className="mt-6" data-testid="look-up">
        {visibilityTexts.show}
      </Button>
    </form>
  );
}
