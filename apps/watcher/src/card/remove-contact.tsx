import { Button, Dialog, DialogActions, visibleText } from "@porchlight/ui";
import { useState } from "react";
import { texts } from "../texts";

export interface RemoveContactProps {
  readonly name: string;
  readonly onRemove: () => void;
}

export function RemoveContact({ name, onRemove }: RemoveContactProps) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setAsks(true)} data-testid="card-remove">
        {texts.card.remove}
      </Button>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title={texts.card.removeTitle(visibleText(name))}
        description={texts.card.removeHelp}
      >
        <DialogActions>
          <Button variant="ghost" onClick={() => setAsks(false)}>
            {texts.editContact.cancel}
          </Button>
          <Button variant="danger" onClick={onRemove} data-testid="card-remove-yes">
            {texts.card.removeYes}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
