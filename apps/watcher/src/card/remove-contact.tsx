import { Button, Dialog, DialogActions, visibleText } from "@porchlight/ui";
import { useState } from "react";
import { BookProblem } from "../contacts/book-problem";
import type { BookFailure } from "../contacts/contact-book";
import { useBookChange } from "../contacts/use-book-change";
import { lateWords } from "../words/late-words";

export interface RemoveContactProps {
  readonly name: string;
  readonly onRemove: () => Promise<BookFailure | undefined>;
}

export function RemoveContact({ name, onRemove }: RemoveContactProps) {
  const [asks, setAsks] = useState(false);
  const removal = useBookChange(() => setAsks(false));
  return (
    <>
      <Button variant="ghost" onClick={() => setAsks(true)} data-testid="card-remove">
        {lateWords.card.remove}
      </Button>
      <Dialog
        open={asks}
        onOpenChange={(open) => !removal.isBusy && setAsks(open)}
        title={lateWords.card.removeTitle(visibleText(name))}
        description={lateWords.card.removeHelp}
      >
        <BookProblem failure={removal.failure} />
        <DialogActions>
          <Button variant="ghost" onClick={() => setAsks(false)}>
            {lateWords.editContact.cancel}
          </Button>
          <Button
            variant="danger"
            busy={removal.isBusy}
            onClick={() => void removal.run(onRemove)}
            data-testid="card-remove-yes"
          >
            {lateWords.card.removeYes}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
