import { Button, Dialog, DialogActions, Form, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import { lateWords } from "../words/late-words";
import { BookProblem } from "./book-problem";
import type { ContactBook, ContactGroup } from "./contact-book";
import { longestWords, typedWords } from "./typed-words";
import { useBookChange } from "./use-book-change";

export interface GroupDialogProps {
  readonly book: ContactBook;
  readonly group: ContactGroup;
  readonly onClose: () => void;
}

/** Gives a group another title, or takes it away. It stays until that is kept. */
export function GroupDialog({ book, group, onClose }: GroupDialogProps) {
  const [problem, setProblem] = useState<string>();
  const renaming = useBookChange(onClose);
  const removing = useBookChange(onClose);
  const taken =
    renaming.failure?.kind === "title-taken" ? lateWords.book.failure(renaming.failure) : undefined;
  const isBusy = renaming.isBusy || removing.isBusy;
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    const title = typedWords(new FormData(event.currentTarget).get("title"));
    setProblem(title === undefined ? lateWords.group.emptyTitle : undefined);
    if (title !== undefined) await renaming.run(() => book.renameGroup(group, title));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isBusy && onClose()}
      title={lateWords.group.editTitle}
      description={lateWords.group.editHelp}
    >
      <Form className="flex flex-col gap-4" onSubmit={submit} data-testid="group-form">
        <TextField
          label={lateWords.group.title}
          name="title"
          autoFocus
          autoComplete="off"
          maxLength={longestWords}
          defaultValue={group.ownTitle}
          error={problem ?? taken}
          data-testid="group-title"
        />
        <BookProblem failure={removing.failure ?? (taken === undefined ? renaming.failure : undefined)} />
        <DialogActions>
          <Button
            variant="danger"
            className="mr-auto"
            busy={removing.isBusy}
            onClick={() => void removing.run(() => book.removeGroup(group))}
            data-testid="group-remove"
          >
            {lateWords.group.remove}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {lateWords.editContact.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={renaming.isBusy} data-testid="group-save">
            {lateWords.editContact.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
