import { TextField } from "@porchlight/ui";
import { useId } from "react";
import { lateWords } from "../words/late-words";
import type { ContactGroup } from "./contact-book";
import { longestWords } from "./typed-words";

export interface GroupFieldProps {
  readonly groups: readonly ContactGroup[];
  readonly chosen: ContactGroup | undefined;
}

/** The title of a group: one that is there, or a new one. */
export function GroupField({ groups, chosen }: GroupFieldProps) {
  const listId = useId();
  return (
    <>
      <TextField
        label={lateWords.editContact.group}
        name="group"
        autoComplete="off"
        maxLength={Math.max(longestWords, chosen?.title.length ?? 0)}
        list={listId}
        defaultValue={chosen?.title ?? ""}
        hint={lateWords.editContact.groupHelp}
        data-testid="contact-group"
      />
      <datalist id={listId}>
        {groups.map(({ id, title }) => (
          <option key={id} value={title} />
        ))}
      </datalist>
    </>
  );
}
