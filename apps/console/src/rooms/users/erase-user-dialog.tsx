"use client";
import { Button, Dialog, DialogActions, Form, TextField, UriText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { FaultBanner } from "~/parts/fault-banner";
import { useSay } from "~/words/words-provider";

export interface EraseUserDialogProps {
  readonly aor: string;
  readonly onClose: () => void;
  readonly onErased: () => void;
}

/** Takes somebody out of everything that is kept, once its address has been typed. */
export function EraseUserDialog({ aor, onClose, onErased }: EraseUserDialogProps) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const address = aor.replace(/^sips?:/, "");
  const erase = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      await admin.eraseUser({ params: { aor } });
      toast({ tone: "ok", text: say("users.theUserIsErased") });
      onErased();
      await queryClient.invalidateQueries({ queryKey: ["users"] });
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("users.eraseThisUser")}>
      <Form onSubmit={erase} className="flex flex-col gap-4">
        <p>{say.rich("users.erasedForGood", { aor: <UriText uri={aor} /> })}</p>
        <TextField
          label={say("users.typeTheAddress", { address })}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        {fault === undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="danger" busy={busy} disabled={typed.trim() !== address}>
            {say("users.eraseTheUser")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
